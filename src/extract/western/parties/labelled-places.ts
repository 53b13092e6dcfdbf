/**
 * Addresses of forms whose parts have labels of their own: "Indirizzo: Strada Canelli 41" over "Comune: Canelli Provincia:
 * AT" over "CAP: 14053", as viewers of e-invoices print them. The trees choose the line with the street; the lines with the
 * other parts follow it.
 */
import { wordsOf } from '../languages/index.ts';
import { namesPlace } from '../values/addresses.ts';
import type { Node } from './chains.ts';
import { type Segment, type Span, spanOf, textOf } from './spans.ts';

const label = new RegExp(String.raw`(?<![\p{L}\d])(?:${wordsOf('placeLabels')})\s*[:：]\s*`, 'giu');

/** A form has no more lines of them. */
const mostLines = 4;

/** Such a line has no more characters. */
const longestLine = 120;

/** A post code of digits, as it stands before the name of its town in most of the countries whose forms are such. */
const postCode = /^(?:[A-Z]{1,2}-)?\d{4,5}$|^\d{2}-\d{3}$|^\d{3} ?\d{2}$/;

/** What stands behind the labels of a line that consists of labelled places and nothing else; none of any other line. */
export function placesIn(node: Node): Segment[] {
  const { text } = node.cell;
  const hits = text.length > longestLine ? [] : [...text.matchAll(label)];
  if (hits[0]?.index !== 0) return [];
  const places = hits.map((hit, at): Segment => {
    const start = hit.index + hit[0].length;
    const end = hits[at + 1]?.index ?? text.length;
    return { node, start, end: start + text.slice(start, end).trimEnd().length };
  });
  return places.some((place) => /[:：]/.test(textOf(place))) ? [] : places.filter(({ start, end }) => end > start);
}

const isCode = (place: Segment): boolean => postCode.test(textOf(place));

/** Whether a part belongs to the street: its name, its number, a floor. */
const isOfStreet = (place: Segment): boolean =>
  !isCode(place) && (/\d/.test(textOf(place)) || namesPlace(textOf(place)));

/** The parts of an address with the post code behind the street, wherever the form has it. */
export function inPostalOrder(parts: readonly Segment[]): Segment[] {
  const end = parts.findLastIndex(isOfStreet) + 1;
  const rest = parts.slice(end);
  return [...parts.slice(0, end), ...rest.filter(isCode), ...rest.filter((part) => !isCode(part))];
}

/** The address with the labelled places in the lines right below it, a post code before the town. */
export function withLabelledPlaces(address: Span): Span {
  const places: Segment[] = [];
  let line = address.last.next;
  for (let count = 0; count < mostLines && line; count++, line = line.next) {
    const own = placesIn(line);
    if (own.length === 0) break;
    places.push(...own);
  }
  return places.length > 0 ? (spanOf('address', inPostalOrder([...address.segments, ...places])) ?? address) : address;
}
