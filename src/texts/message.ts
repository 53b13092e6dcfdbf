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
