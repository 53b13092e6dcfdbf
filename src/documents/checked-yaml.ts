/** YAML that people write, checked against a schema: every fault is reported with file, line and field. */
import type { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

export interface YamlFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export interface YamlRules<Value> {
  readonly schema: z.ZodType<Value>;
  /** Faults that the schema cannot express. */
  readonly faultsOf?: (value: Value) => readonly YamlFault[];
  /** What the file is, as in "a template". */
  readonly kind: string;
  /** Where the user learns what the file can contain. */
  readonly help: string;
  /** Whether scalars stay the text that is written: `0420` keeps its zero. */
  readonly asText?: boolean;
}

/** The most faults that are reported at once. */
const maxReported = 10;

/** Throws `bad_request` with one line for each fault: `file:line: field: what is wrong`. */
export async function checkedYaml<Value>(text: string, file: string, rules: YamlRules<Value>): Promise<Value> {
  const { parseDocument, LineCounter, isNode } = await import('yaml');
  const lineCounter = new LineCounter();
  const schema = rules.asText ? 'failsafe' : 'core';
  const document = parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2', schema });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line;
  const refuse = (faults: readonly string[]): never => {
    throw new Failure('bad_request', faults.slice(0, maxReported).join('\n'), { detail: rules.help });
  };
  const [broken] = document.errors;
  if (broken) return refuse([`${file}:${lineAt(broken.pos[0])}: ${broken.message}`]);

  /** The line of the deepest part of `path` that exists in the file. */
  function lineOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  }
  /** The faults in the order of their lines. */
  function reported(faults: readonly YamlFault[]): string[] {
    return faults
      .map(({ path, message }) => ({ line: lineOf(path), field: path.map(String).join('.'), message }))
      .sort((a, b) => a.line - b.line)
      .map(({ line, field, message }) => `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`);
  }

  const parsed = rules.schema.safeParse(plain(document, file, rules.kind));
  if (!parsed.success) return refuse(reported(parsed.error.issues.flatMap(faultsOfIssue)));
  const faults = rules.faultsOf?.(parsed.data) ?? [];
  return faults.length > 0 ? refuse(reported(faults)) : parsed.data;
}

/** Reports each unknown key separately, with its own line. */
function faultsOfIssue(issue: z.core.$ZodIssue): YamlFault[] {
  if (issue.code !== 'unrecognized_keys') {
    const missing = issue.message.endsWith('received undefined');
    return [{ path: issue.path, message: missing ? 'is missing' : issue.message }];
  }
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'there is no such key' }));
}

/** Aliases are refused, because they can multiply the size of a document and nobody needs them here. */
function plain(document: { toJS(options: { maxAliasCount: number }): unknown }, file: string, kind: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw new Failure('bad_request', message('yaml.aliases', { file, kind }), { cause });
  }
}
