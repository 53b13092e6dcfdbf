/**
 * Removes invisible text from content, which is the layer of an earlier recognition.
 *
 * Only the operators that show text are removed. Those that set fonts and positions stay, because later text may depend on
 * them.
 */
import { operationsOf, type Operation } from './content-stream.ts';

const invisible = 3;
const saysWhich: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);

export interface Stripped {
  readonly content: string;
  /** How many operators were removed. */
  readonly removed: number;
  /** Forms that the content draws, with the text rendering mode in which they begin. */
  readonly drawn: readonly { readonly name: string; readonly mode: number }[];
}

/** `content` is Latin-1; `mode` is the text rendering mode in which it begins: 0 for pages. */
export function withoutInvisibleText(content: string, mode = 0): Stripped {
  const kept: string[] = [];
  const drawn: { name: string; mode: number }[] = [];
  const saved: number[] = [];
  let current = mode;
  let removed = 0;
  for (const operation of operationsOf(content)) {
    const { operator, operands, start, end } = operation;
    if (operator === 'q') saved.push(current);
    else if (operator === 'Q') current = saved.pop() ?? current;
    else if (operator === 'Tr') current = Number(operands.at(-1) ?? current);
    else if (operator === 'Do') drawn.push({ name: (operands.at(-1) ?? '').slice(1), mode: current });
    if (current !== invisible || !saysWhich.has(operator)) {
      kept.push(content.slice(start, end));
      continue;
    }
    removed++;
    kept.push(` ${whatElseItDoes(operation)}`);
  }
  return { content: kept.join(''), removed, drawn };
}

/** ' and " also begin a line, and " sets the spaces (ISO 32000-1, 9.4.3). */
function whatElseItDoes({ operator, operands }: Operation): string {
  if (operator === "'") return 'T*';
  if (operator === '"') return `${operands[0] ?? 0} Tw ${operands[1] ?? 0} Tc T*`;
  return '';
}
