/** Elements of an e-invoice as text. Those without content are left out. */
import { escapeXml } from '../../domain/xml-text.ts';

/** An element with its children; nothing where they are all empty. */
export const node = (name: string, ...children: readonly string[]): string => {
  const content = children.join('');
  return content === '' ? '' : `<${name}>${content}</${name}>`;
};

/** An element with a text; nothing where there is none. */
export const leaf = (name: string, text: string | undefined, attribute = ''): string =>
  text === undefined || text === '' ? '' : `<${name}${attribute}>${escapeXml(text)}</${name}>`;

export const amount = (value: number): string => value.toFixed(2);

/** Decimal without an exponent, as XML Schema wants it. */
export const decimal = (value: number): string => {
  const fixed = value.toFixed(8);
  return fixed.replace(/\.?0+$/, '');
};
