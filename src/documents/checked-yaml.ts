/** YAML that people write, checked against a schema: every fault is reported with file, line and field. */
import type { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import { englishOf, type Message, message } from '../texts/message.ts';

export interface YamlFault {
  readonly path: readonly PropertyKey[];
  readonly message: string | Message;
}

export interface YamlRules<Value> {
  readonly schema: z.ZodType<Value>;
  /** Faults that the schema cannot express. */
  readonly faultsOf?: (value: Value) => readonly YamlFault[];
  /** What the file is, as in "a template". */
  readonly kind: string;
  /** Where the user learns what the file can contain. */
  readonly help: string | Message;
  /** Whether scalars stay the text that is written: `0420` keeps its zero. */
  readonly asText?: boolean;
}

/** The most faults that are reported at once. */
const maxReported = 10;

/** A value is repeated in its fault up to this length. */
const longestValue = 60;

/** For a check of a schema (`refine`): what to write instead of a value that does not pass it. */
export const writeInstead = (what: Message): { readonly params: { readonly what: Message } } => ({ params: { what } });

/** Throws `bad_request` with one line for each fault: `file:line: field: what is wrong`. */
export async function checkedYaml<Value>(text: string, file: string, rules: YamlRules<Value>): Promise<Value> {
  const { parseDocument, LineCounter, isNode } = await import('yaml');
  const lineCounter = new LineCounter();
  const schema = rules.asText ? 'failsafe' : 'core';
  const document = parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2', schema });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line;
  const refuse = (found: readonly Message[]): never => {
    const faults = found.slice(0, maxReported);
    throw new Failure('bad_request', faults.map(englishOf).join('\n'), { detail: rules.help, faults });
  };
  const [broken] = document.errors;
  if (broken) return refuse([message('yaml.fault', { file, line: lineAt(broken.pos[0]), fault: broken.message })]);

  /** The line of the deepest part of `path` that exists in the file. */
  function lineOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  }
  /** The faults in the order of their lines. */
  function reported(faults: readonly YamlFault[]): Message[] {
    return faults
      .map(({ path, message: fault }) => ({ line: lineOf(path), field: path.map(String).join('.'), fault }))
      .sort((a, b) => a.line - b.line)
      .map(({ line, field, fault }) =>
        field === ''
          ? message('yaml.fault', { file, line, fault })
          : message('yaml.faultOfField', { file, line, field, fault }),
      );
  }

  const value = plain(document, file, rules.kind);
  const parsed = rules.schema.safeParse(value);
  if (!parsed.success) return refuse(reported(parsed.error.issues.flatMap((issue) => faultsOfIssue(issue, value))));
  const faults = rules.faultsOf?.(parsed.data) ?? [];
  return faults.length > 0 ? refuse(reported(faults)) : parsed.data;
}

/** Reports each unknown key separately, with its own line. */
function faultsOfIssue(issue: z.core.$ZodIssue, value: unknown): YamlFault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: message('yaml.noSuchKey', {}) }));
  const written = valueAt(value, path);
  const what = expectedBy(issue);
  if (written === undefined) return [{ path, message: message('yaml.missing', {}) }];
  return [{ path, message: what === undefined ? issue.message : unfit(written, what) }];
}

/** What is to be written, where the schema says it; undefined where its message has to do. */
function expectedBy(issue: z.core.$ZodIssue): Message | undefined {
  if (issue.code === 'custom') {
    const what: unknown = issue.params?.['what'];
    return isMessage(what) ? what : undefined;
  }
  if (issue.code === 'invalid_value' && 'expected' in issue) return message('yaml.yesNo', {});
  if (issue.code === 'invalid_value') return message('yaml.oneOf', { choices: issue.values.map(String).join(', ') });
  return issue.code === 'too_big' && issue.origin === 'string'
    ? message('yaml.text', { most: Number(issue.maximum) })
    : undefined;
}

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'id' in value && 'values' in value;

function unfit(written: unknown, what: Message): Message {
  if (written === '' || written === null) return message('yaml.notFilledIn', { what });
  const isShown = typeof written === 'string' && written.length <= longestValue;
  return isShown ? message('yaml.unfit', { value: written, what }) : message('yaml.unfitValue', { what });
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined,
    value,
  );

/** Aliases are refused, because they can multiply the size of a document and nobody needs them here. */
function plain(document: { toJS(options: { maxAliasCount: number }): unknown }, file: string, kind: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw new Failure('bad_request', message('yaml.aliases', { file, kind }), { cause });
  }
}
