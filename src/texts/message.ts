/**
 * Messages where they arise: an id of the catalogue with its values.
 *
 * Records, failures and logs for machines have their English text; people get it in their language at the edge (wording.ts).
 */
import { english } from './en/index.ts';
import { render, type StoredMessage, type ValuesOf, type Writing } from './template.ts';

export type TextId = keyof typeof english;

/** Those without values: labels, heads, help. */
export type LabelId = { [Id in TextId]: keyof ValuesOf<(typeof english)[Id]> extends never ? Id : never }[TextId];

export interface Message extends StoredMessage {
  readonly id: TextId;
}

export const message = <Id extends TextId>(id: Id, values: ValuesOf<(typeof english)[Id]>): Message => ({ id, values });

export const isTextId = (id: string): id is TextId => Object.hasOwn(english, id);

const writing: Writing = {
  form: (count) => (count === 1 ? 0 : 1),
  // No grouping, because "1,234.50" is read differently in different countries.
  amount: (amount) => amount.toFixed(2),
  decimal: (number) => number.toFixed(1),
  field: (path) => path,
  comma: ', ',
  semicolon: '; ',
};

/** The text of machine output: English in every language, with fields by their names in records. */
export const englishOf = (said: string | StoredMessage): string =>
  typeof said === 'string' ? said : render(english, said, writing);

/** Messages in the order of their first occurrence, each of them once. */
export interface MessageSet {
  readonly add: (said: Message) => void;
  readonly all: () => readonly Message[];
}

export function messageSet(first: Iterable<Message> = []): MessageSet {
  const byText = new Map<string, Message>();
  const add = (said: Message): void => {
    const text = englishOf(said);
    if (!byText.has(text)) byText.set(text, said);
  };
  for (const said of first) add(said);
  return { add, all: () => [...byText.values()] };
}

export const distinct = (messages: Iterable<Message>): readonly Message[] => messageSet(messages).all();
