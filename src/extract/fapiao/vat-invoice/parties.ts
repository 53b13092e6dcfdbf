/**
 * Buyer and seller: four labels each, stacked on old forms, side by side on electronic ones.
 *
 * Values belong to the nearest label of their block by height, not to the label of their row: addresses wrap around
 * the label's middle and prints are shifted.
 */
import type { Word } from '../../../geometry/word.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { splitAccount, splitPhone } from '../values/chinese-contact.ts';
import { rowsOf } from '../../layout/rows.ts';
import { chineseTaxId, foldWidth, isCreditCode, withoutRadicals } from '../values/chinese.ts';
import { evidenceOf, textOf } from '../../layout/evidence.ts';
import { labelsNamed, valueAfter } from '../form/labelled-page.ts';
import type { Label } from '../form/labels.ts';
import type { LabelName, Sheet } from './sheet.ts';
import { heightOf, middleX, middleY } from '../../../geometry/box.ts';

export interface PartyFields {
  readonly name?: Evidence<string>;
  readonly taxId?: Evidence<string>;
  readonly address?: Evidence<string>;
  readonly phone?: Evidence<string>;
  readonly bank?: Evidence<string>;
  readonly account?: Evidence<string>;
}

interface Region {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

const partyLabels: readonly LabelName[] = ['name', 'taxId', 'address', 'bank'];

const inside = (region: Region, item: { readonly box: Word['box'] }): boolean =>
  middleX(item) > region.x0 && item.box[0] < region.x1 && middleY(item) > region.y0 && middleY(item) < region.y1;

/** Left edge of the seller's half where the parties stand side by side. */
function sideBySide(sheet: Sheet, bottom: number): number | undefined {
  for (const name of ['name', 'taxId'] as const) {
    const labels = labelsNamed(sheet, name).filter((label) => middleY(label) < bottom);
    for (const left of labels) {
      const right = labels.find(
        (label) => label.box[0] > left.box[2] && Math.abs(middleY(label) - middleY(left)) < 1.5 * heightOf(left),
      );
      if (!right) continue;
      const title = sheet.titles.find(
        (candidate) =>
          candidate.name === 'seller' && candidate.box[0] > left.box[2] && candidate.box[2] <= right.box[0] + 2,
      );
      return title ? title.box[0] : right.box[0] - 0.3 * heightOf(right);
    }
  }
  return undefined;
}

/** Old forms have the cipher beside the buyer and the remarks beside the seller, in one column. */
function rightColumn(sheet: Sheet, y0: number, y1: number): number {
  const titles = sheet.titles.filter(({ name }) => name === 'cipher' || name === 'remarks');
  const beside = titles.find((title) => middleY(title) > y0 && middleY(title) < y1) ?? titles[0];
  return beside && beside.box[0] > sheet.width * 0.3 ? beside.box[0] : sheet.width;
}

export function partyRegions(sheet: Sheet): { buyer: Region; seller: Region } {
  const nameLabels = labelsNamed(sheet, 'name');
  const headerTop = sheet.headers[0]?.box[1];
  const total = [...labelsNamed(sheet, 'totalInWords'), ...labelsNamed(sheet, 'totalInFigures')][0];
  const bottom = headerTop ?? total?.box[1] ?? sheet.height;
  const split = sideBySide(sheet, bottom);
  if (split !== undefined) {
    const upper = { y0: 0, y1: bottom };
    return { buyer: { x0: 0, x1: split, ...upper }, seller: { x0: split, x1: sheet.width, ...upper } };
  }
  const [first, ...others] = nameLabels;
  const last = others.at(-1);
  const between = first && last ? (middleY(first) + middleY(last)) / 2 : sheet.height / 2;
  const buyerEnd = headerTop ?? between;
  const sellerStart = total?.box[3] ?? Math.max(between, sheet.headers[0]?.box[3] ?? 0);
  const clerks = labelsNamed(sheet, 'clerk').filter((label) => middleY(label) > sellerStart);
  const sellerEnd = Math.min(sheet.height, ...clerks.map((label) => label.box[1] + 0.2 * heightOf(label)));
  return {
    buyer: { x0: 0, x1: rightColumn(sheet, 0, buyerEnd), y0: 0, y1: buyerEnd },
    seller: { x0: 0, x1: rightColumn(sheet, sellerStart, sellerEnd), y0: sellerStart, y1: sellerEnd },
  };
}

/** 8934-86*5751695818<*1-+161>: the cipher, where its title was not read. */
const isCipher = (word: Word): boolean => (foldWidth(word.text).match(/[<>*+/]/g) ?? []).length >= 4;

function byLabel(sheet: Sheet, region: Region): Map<LabelName, Word[]> {
  const labels = sheet.labels.filter((label) => partyLabels.includes(label.name) && inside(region, label));
  const assigned = new Map<LabelName, Word[]>();
  const [first] = labels;
  if (!first) return assigned;
  const heights = labels.map(heightOf).toSorted((a, b) => a - b);
  const reach = 1.6 * (heights[heights.length >> 1] ?? 0);
  const left = Math.min(...labels.map((label) => label.box[2]));
  for (const word of sheet.values) {
    if (!inside(region, word) || word.box[2] <= left || isCipher(word)) continue;
    const nearest = labels
      .map((label) => ({ label, distance: Math.abs(middleY(label) - middleY(word)) }))
      .filter(({ label, distance }) => distance < reach && word.box[0] > label.box[2] - heightOf(label))
      .toSorted((a, b) => a.distance - b.distance)[0];
    if (!nearest) continue;
    assigned.set(nearest.label.name, [...(assigned.get(nearest.label.name) ?? []), word]);
  }
  return assigned;
}

const clean = (text: string): string => withoutRadicals(text).replace(/^[\s:：;；,，.、|]+|[\s:：;；,，、|]+$/g, '');

/** OCR may read the title of the block beside it, or the rest of a misread label, into a name. */
const cleanName = (text: string): string =>
  clean(
    clean(text)
      .replace(/^.{0,3}称[:：]|^名.{0,2}[:：]/u, '')
      .replace(/\s*(销售?|售|购买?|买)方(信.?)?$/u, ''),
  );

/** A number beside a name was printed for the next row or shines through: names are words. */
function notNumbers(words: readonly Word[]): readonly Word[] {
  const named = words.filter((word) => !/^[\d\s-]{4,}$|^[0-9A-Z]{15,20}$/.test(foldWidth(word.text)));
  return named.length > 0 ? named : words;
}

/** Where no label was read, the name is the row above the tax number. */
function rowAboveTaxId(sheet: Sheet, region: Region): Word[] {
  const [tax] = sheet.labels.filter((label) => label.name === 'taxId' && inside(region, label));
  if (!tax) return [];
  const above = sheet.values.filter(
    (word) =>
      inside(region, word) && middleY(word) < middleY(tax) - 0.8 * heightOf(tax) && /\p{Script=Han}/u.test(word.text),
  );
  const near = rowsOf(above).findLast((row) => middleY(tax) - middleY(row) < 3.5 * heightOf(tax));
  return (near?.words ?? []).filter((word) => word.text.length > 1);
}

function taxId(sheet: Sheet, words: readonly Word[], region: Region): Evidence<string> | undefined {
  const value = chineseTaxId(words.map((word) => word.text).join(''));
  if (value) return evidenceOf(sheet, words, value, isCreditCode(value) ? 0.99 : 0.93, isCreditCode(value));
  for (const word of sheet.values.filter((candidate) => inside(region, candidate))) {
    const other = chineseTaxId(word.text);
    if (other && isCreditCode(other)) return evidenceOf(sheet, [word], other, 0.9, true);
  }
  const shaped = sheet.values.filter((word) => inside(region, word) && /^[0-9A-Z]{15}$|^[0-9A-Z]{18}$/.test(word.text));
  const [only] = shaped;
  return only && shaped.length === 1 ? evidenceOf(sheet, [only], only.text, 0.7) : undefined;
}

function party(sheet: Sheet, region: Region): PartyFields {
  const words = byLabel(sheet, region);
  const field = (name: LabelName): { words: readonly Word[]; text: string } => {
    const members = words.get(name) ?? [];
    return { words: members, text: clean(textOf(members)) };
  };
  const labelled = field('name');
  const fallback = labelled.text.length >= 2 ? [] : rowAboveTaxId(sheet, region);
  const name =
    fallback.length > 0
      ? { words: fallback, text: cleanName(textOf(fallback)), confidence: 0.75 }
      : { words: labelled.words, text: cleanName(clean(textOf(notNumbers(labelled.words)))), confidence: 0.97 };
  const { address, phone } = splitPhone(field('address').text);
  const { bank, account } = splitAccount(field('bank').text);
  const tax = taxId(sheet, words.get('taxId') ?? [], region);
  const evidence = (members: readonly Word[], value: string, confidence: number): Evidence<string> =>
    evidenceOf(sheet, members, value, confidence);
  const named = name.text.length >= 2 && !/^\d+$/.test(name.text);
  return {
    ...(named ? { name: evidence(name.words, name.text, name.confidence) } : {}),
    ...(tax ? { taxId: tax } : {}),
    ...(address ? { address: evidence(field('address').words, address, 0.9) } : {}),
    ...(phone ? { phone: evidence(field('address').words, phone, 0.9) } : {}),
    ...(bank ? { bank: evidence(field('bank').words, bank, 0.9) } : {}),
    ...(account ? { account: evidence(field('bank').words, account, 0.9) } : {}),
  };
}

/** Rolls (卷票) name the party in the label, in either order, each with its tax number below. */
function namedParty(sheet: Sheet, label: Label<LabelName> | undefined): PartyFields {
  if (!label) return {};
  const words = valueAfter(sheet, label);
  const name = cleanName(textOf(words).replace(/\s+(?:电话|账号)(?:\s|[:：\d]).*$/u, ''));
  const below = sheet.labels
    .filter((other) => middleY(other) > middleY(label) + 0.5 * heightOf(label))
    .filter((other) => Math.abs(other.box[0] - label.box[0]) < 3 * heightOf(label))
    .toSorted((a, b) => middleY(a) - middleY(b) || a.box[0] - b.box[0])[0];
  // 机动车销售统一发票 has the buyer's tax number beside the name.
  const beside = labelsNamed(sheet, 'taxId').find(
    (other) => other.box[0] > label.box[2] && Math.abs(middleY(other) - middleY(label)) < 1.5 * heightOf(label),
  );
  const next = beside ?? (below?.name === 'taxId' ? below : undefined);
  const number = next ? valueAfter(sheet, next) : [];
  const value = chineseTaxId(number.map((word) => word.text).join(''));
  return {
    ...(name.length >= 2 ? { name: evidenceOf(sheet, words, name, 0.96) } : {}),
    ...(value
      ? { taxId: evidenceOf(sheet, number, value, isCreditCode(value) ? 0.99 : 0.9, isCreditCode(value)) }
      : {}),
  };
}

export function parties(sheet: Sheet): { buyer: PartyFields; seller: PartyFields } {
  const [buyerLabel] = labelsNamed(sheet, 'buyerName');
  const [sellerLabel] = labelsNamed(sheet, 'sellerName');
  if (buyerLabel || sellerLabel)
    return { buyer: namedParty(sheet, buyerLabel), seller: namedParty(sheet, sellerLabel) };
  const { buyer, seller } = partyRegions(sheet);
  return { buyer: party(sheet, buyer), seller: party(sheet, seller) };
}
