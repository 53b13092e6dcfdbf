/** Equations in a Word document as TeX, also those that MathType or the old equation editor embedded as objects. */
import { Failure } from '../../../domain/failure.ts';
import type { Drawing } from '../../../office/word/drawings.ts';
import type { MathNode } from '../../../tex/math/ast.ts';
import { toLatex } from '../../../tex/math/latex.ts';
import { readEquationObject } from '../../../tex/math/mtef.ts';
import type { Inline } from '../model.ts';
import type { DocxReading } from './docx-reading.ts';

/** `program` is the ProgID of an embedded object. */
export const isEquation = (program: string): boolean => /^Equation|MathType/i.test(program);

export function formulaOfMath(math: MathNode, display: boolean): Inline {
  const { body, aligned } = toLatex(math);
  return { kind: 'formula', tex: aligned ? `\\begin{aligned}\n${body}\n\\end{aligned}` : body, display };
}

/** Undefined for what is no equation, and for an equation that cannot be read as a whole: its picture is shown instead. */
export async function embeddedEquation(drawing: Drawing, reading: DocxReading): Promise<Inline | undefined> {
  const { program, object } = drawing;
  const part = reading.references.get(object ?? '');
  if (program === undefined || !isEquation(program) || !part || part.external) return undefined;
  const bytes = await reading.office.bytes(part.target);
  if (!bytes) return undefined;
  try {
    return formulaOfMath(readEquationObject(bytes), false);
  } catch (error) {
    if (error instanceof Failure && error.kind === 'corrupt_document') return undefined;
    throw error;
  }
}
