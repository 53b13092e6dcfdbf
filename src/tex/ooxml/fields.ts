/** The results of fields as Hub. */
import type { Instruction } from '../../office/word/fields.ts';
import { element, type HubNode, textOf } from '../hub/node.ts';
import type { BookmarkTarget } from './bookmarks.ts';
import type { Reading } from './reading.ts';
import { message } from '../../texts/message.ts';

/** Fields whose result is a list of the document's contents, which TeX generates itself. */
export function generatedList(instruction: Instruction): string | undefined {
  if (instruction.name === 'INDEX') return 'hub:index';
  if (instruction.name !== 'TOC') return undefined;
  const kind = instruction.switches.get('c') ?? instruction.switches.get('a');
  if (kind === undefined) return 'hub:toc';
  return isTableWord(kind) ? 'hub:lot' : 'hub:lof';
}

export const isTableWord = (word: string): boolean =>
  /^(?:table|tabelle|tableau|tabla|tabella|tabela|表格?|表格|表)/iu.test(word.trim());

export function fieldNodes(instruction: Instruction, result: readonly HubNode[], reading: Reading): readonly HubNode[] {
  switch (instruction.name) {
    case 'HYPERLINK':
      return hyperlink(instruction, result, reading);
    case 'REF':
    case 'PAGEREF':
    case 'NOTEREF':
      return crossReference(instruction, result, reading);
    case 'SEQ':
      return [
        element('phrase', { role: 'docx2tex:seq', 'docx2tex:identifier': instruction.operands[0] ?? '' }, result),
      ];
    case 'XE':
      return indexTerm(instruction);
    case 'EQ':
      reading.warn(message('tex.eqField', {}));
      return result;
    default:
      // REF may be left out: { _Ref123 \h }.
      return reading.bookmarks.has(instruction.name) || instruction.name.startsWith('_REF')
        ? crossReference(
            { ...instruction, name: 'REF', operands: [originalName(instruction, reading)] },
            result,
            reading,
          )
        : result;
  }
}

const originalName = ({ name }: Instruction, reading: Reading): string =>
  [...reading.bookmarks.keys()].find((known) => known.toUpperCase() === name) ?? name;

function hyperlink(instruction: Instruction, result: readonly HubNode[], reading: Reading): readonly HubNode[] {
  const [address] = instruction.operands;
  const place = instruction.switches.get('l');
  if (address !== undefined && address !== '')
    return link({ address: place === undefined ? address : `${address}#${place}` }, result, reading);
  return place === undefined ? result : link({ place }, result, reading);
}

/** A link to an address or to a bookmark. Nothing is ever fetched from the address. */
export function link(
  to: { readonly address?: string; readonly place?: string },
  content: readonly HubNode[],
  reading: Reading,
): readonly HubNode[] {
  if (content.length === 0) return [];
  if (to.address !== undefined) return [element('link', { 'xlink:href': to.address }, content)];
  const target = to.place === undefined ? undefined : reading.bookmarks.get(to.place);
  if (!target) return content;
  reading.counts.crossReferences += 1;
  return [element('link', { linkend: target.id }, content)];
}

/**
 * A reference to a number becomes xref (TeX: \ref), one to a page xref with role page (\pageref), one to words a link.
 * The words around a number stay: "Figure 3" becomes "Figure " and a reference.
 */
function crossReference(instruction: Instruction, result: readonly HubNode[], reading: Reading): readonly HubNode[] {
  const [name = ''] = instruction.operands;
  const target = reading.bookmarks.get(name);
  if (!target) {
    reading.warn(message('tex.crossReference', { name }));
    return result;
  }
  reading.counts.crossReferences += 1;
  if (instruction.name === 'PAGEREF') return [element('xref', { linkend: target.id, role: 'page' })];
  const text = result.map(textOf).join('');
  const asksNumber = ['r', 'n', 'w'].some((key) => instruction.switches.has(key));
  const numbered = target.numbered && target.kind !== 'text' ? numberReference(target, text, asksNumber) : undefined;
  if (numbered) return numbered;
  return text.trim() === ''
    ? [element('xref', { linkend: target.id })]
    : [element('link', { linkend: target.id }, result)];
}

/** A longer text is more than a number and its word. */
const longestNumberText = 40;

function numberReference(target: BookmarkTarget, text: string, asksNumber: boolean): readonly HubNode[] | undefined {
  const reference = element('xref', { linkend: target.id });
  const number = /\d+(?:[.\-–]\d+)*/u.exec(text);
  const isCounted = asksNumber || target.kind === 'caption' || target.kind === 'equation';
  if (!isCounted || !number || text.length > longestNumberText) return asksNumber ? [reference] : undefined;
  const before = text.slice(0, number.index);
  const after = text.slice(number.index + number[0].length);
  return [before, reference, after].filter((node) => node !== '');
}

function indexTerm(instruction: Instruction): readonly HubNode[] {
  const [primary = '', secondary, tertiary] = (instruction.operands[0] ?? '').split(':');
  if (primary === '') return [];
  return [
    element('indexterm', {}, [
      element('primary', {}, [primary]),
      ...(secondary === undefined ? [] : [element('secondary', {}, [secondary])]),
      ...(tertiary === undefined ? [] : [element('tertiary', {}, [tertiary])]),
    ]),
  ];
}
