/** Makes HTML in which every value is escaped: only what was made here counts as markup. */
import { escapeXml } from '../../../domain/xml-text.ts';
import { plainText } from '../../terminal/terminal-text.ts';

export interface Markup {
  readonly html: string;
}

type Value = string | number | null | undefined | Markup | readonly Markup[];

/** Texts of documents may contain controls that turn the direction of what follows; they are shown, and have no effect. */
const escaped = (text: string): string => escapeXml(plainText(text)).replaceAll("'", '&#39;');

function markupOf(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  if ('html' in value) return value.html;
  return value.map(({ html }) => html).join('');
}

/**
 * Values stand in text or in attributes between double quotes. Not called `html`, because the formatter of the project would
 * then close elements that are left open on purpose.
 */
export const markup = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  html: parts.map((part, index) => part + (index < values.length ? markupOf(values[index]) : '')).join(''),
});

export const nothing: Markup = { html: '' };

/** Instead of an amount that is not known. */
export const noAmount = '–';
