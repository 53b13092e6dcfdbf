/**
 * Templates of texts and the types of their values.
 *
 * `{path}` stands for a value, `{sum:amount}` for a value of a kind that each language writes in its own way, and
 * `{files|# file|# files}` for a form that depends on a number, in which # is the number.
 */

/** A text by its id, with its values: plain data, which can be stored and shown in any language. */
export interface StoredMessage {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The types of the values of each kind. */
interface Kinds {
  readonly text: string | number;
  readonly count: number;
  readonly amount: number;
  /** With one decimal: seconds. */
  readonly decimal: number;
  /** A path such as `seller.name`. */
  readonly field: string;
  readonly fields: readonly string[];
  /** A value of an invoice: amounts are numbers. */
  readonly value: string | number;
  /** What is only a text, such as the message of a library, stays as it is. */
  readonly message: string | StoredMessage;
  /** Sentences. */
  readonly messages: readonly (string | StoredMessage)[];
  /** Words, such as a number of things. */
  readonly list: readonly (string | StoredMessage)[];
}

type Inner<Template extends string> = Template extends `${string}{${infer First}}${infer Rest}`
  ? First | Inner<Rest>
  : never;
type NameOf<Placeholder extends string> = Placeholder extends `${infer Name}|${string}`
  ? Name
  : Placeholder extends `${infer Name}:${string}`
    ? Name
    : Placeholder;
type KindOf<Placeholder extends string> = Placeholder extends `${string}|${string}`
  ? 'count'
  : Placeholder extends `${string}:${infer Kind extends keyof Kinds}`
    ? Kind
    : 'text';

/** The values that a template needs, by their names. */
export type ValuesOf<Template extends string> = {
  readonly [Placeholder in Inner<Template> as NameOf<Placeholder>]: Kinds[KindOf<Placeholder>];
};

/** Every text that has the placeholders of the English one. A language may need a form for a number where another does not. */
type Required<Placeholder extends string> = (
  Placeholder extends unknown
    ? (
        text: KindOf<Placeholder> extends 'count'
          ? `${string}{${NameOf<Placeholder>}${'|' | ':count}'}${string}`
          : `${string}{${Placeholder}}${string}`,
      ) => void
    : never
) extends (text: infer All) => void
  ? All
  : never;

/** The same texts in another language: one that is missing, or lacks a value of the English one, does not compile. */
export type Translation<English extends Readonly<Record<string, string>>> = {
  readonly [Id in keyof English]: [Inner<English[Id]>] extends [never] ? string : Required<Inner<English[Id]>>;
};

/** The templates of a language by their ids. */
export type Texts = Readonly<Record<string, string>>;

/** How a language writes values. */
export interface Writing {
  /** 0 for the form of one thing, 1 for that of several; languages without forms have no placeholders for them. */
  form(count: number): 0 | 1;
  amount(amount: number): string;
  decimal(number: number): string;
  field(path: string): string;
  /** Between the entries of a list of words, and of a list of sentences. */
  readonly comma: string;
  readonly semicolon: string;
}

/** A message that contains messages that contain messages is none of ours, but values may come from a file. */
const deepest = 4;

/** A message as text, with the messages that it contains. An id that is unknown, or too deep, is shown as it is. */
export function render(texts: Texts, { id, values }: StoredMessage, writing: Writing, depth = 0): string {
  const template = depth < deepest && Object.hasOwn(texts, id) ? texts[id] : undefined;
  if (template === undefined) return id;
  return filled(template, values, writing, (inner) => render(texts, inner, writing, depth + 1));
}

const placeholder = /\{(\w+)(?::(\w+)|\|([^|}]*)\|([^}]*))?\}/g;

type Show = (message: StoredMessage) => string;

/** Values may come from a file, so those that are missing or of another type are shown as they are. */
function filled(template: string, values: StoredMessage['values'], writing: Writing, show: Show): string {
  return template.replace(placeholder, (_, name: string, kind: string | undefined, one?: string, more = '') => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (one === undefined) return written(value, kind, writing, show);
    const form = writing.form(Number(value)) === 0 ? one : more;
    return form.replaceAll('#', String(value));
  });
}

function written(value: unknown, kind: string | undefined, writing: Writing, show: Show): string {
  if (Array.isArray(value)) {
    const entries: readonly unknown[] = value;
    const one = kind === 'messages' || kind === 'list' ? 'message' : 'field';
    return entries
      .map((entry) => written(entry, one, writing, show))
      .join(kind === 'messages' ? writing.semicolon : writing.comma);
  }
  if (typeof value === 'number') return numberText(value, kind, writing);
  if (typeof value === 'string') return kind === 'field' ? writing.field(value) : value;
  return kind === 'message' && isStored(value) ? show(value) : (JSON.stringify(value) ?? '');
}

function numberText(value: number, kind: string | undefined, writing: Writing): string {
  if (kind === 'decimal') return writing.decimal(value);
  return kind === 'amount' || kind === 'value' ? writing.amount(value) : String(value);
}

const isStored = (value: unknown): value is StoredMessage =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'values' in value &&
  typeof value.values === 'object' &&
  value.values !== null;
