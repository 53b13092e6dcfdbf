/**
 * Buyer and seller: four labels each, one party above the other on old forms, side by side on electronic ones.
 *
 * A value belongs to the label of its block that is nearest in height, not to the label of its row: addresses wrap around
 * the middle of their label, and printers are misaligned.
 */
import type { Word } from '../../../geometry/word.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { validTaxId, vatParties as sure } from '../confidence.ts';
import { splitAccount, splitPhone } from '../values/chinese-contact.ts';
import { rowsOf } from '../../layout/rows.ts';
import { chineseTaxId, foldWidth, isCreditCode } from '../values/chinese.ts';
import { withoutRadicals } from '../../../domain/han-radicals.ts';
import { evidenceOf, textOf } from '../../layout/evidence.ts';
import { labelsNamed, valueAfter } from '../form/labelled-page.ts';
import type { Label } from '../form/labels.ts';
import type { LabelName, FormPage } from './form-page.ts';
import { heightOf, middleX, middleY } from '../../../geometry/box.ts';

export interface PartyFields {
  readonly name?: Evidence<string>;
  readonly taxId?: Evidence<string>;
  readonly address?: Evidence<string>;
  readonly phone?: Evidence<string>;
  readonly bank?: Evidence<string>;
  readonly account?: Evidence<string>;
}

/** The fields of a party that were found. */
const found = (sought: { readonly [Field in keyof PartyFields]: PartyFields[Field] | undefined }): PartyFields =>
  Object.fromEntries(Object.entries(sought).filter(([, evidence]) => evidence !== undefined));

interface Region {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

const partyLabels: readonly LabelName[] = ['name', 'taxId', 'address', 'bank'];

const inside = (region: Region, item: { readonly box: Word['box'] }): boolean =>
  middleX(item) > region.x0 && item.box[0] < region.x1 && middleY(item) > region.y0 && middleY(item) < region.y1;

/** The left edge of the seller's half where the parties stand side by side. */
function sideBySide(form: FormPage, bottom: number): number | undefined {
  for (const name of ['name', 'taxId'] as const) {
    const labels = labelsNamed(form, name).filter((label) => middleY(label) < bottom);
    for (const left of labels) {
      const right = labels.find(
        (label) => label.box[0] > left.box[2] && Math.abs(middleY(label) - middleY(left)) < 1.5 * heightOf(left),
      );
      if (!right) continue;
      const title = form.titles.find(
        (candidate) =>
          candidate.name === 'seller' && candidate.box[0] > left.box[2] && candidate.box[2] <= right.box[0] + 2,
      );
      return title ? title.box[0] : right.box[0] - 0.3 * heightOf(right);
    }
  }
  return undefined;
}

/** The left edge of the right column, in which old forms have the cipher beside the buyer and the remarks beside the seller. */
function rightColumn(form: FormPage, y0: number, y1: number): number {
  const titles = form.titles.filter(({ name }) => name === 'cipher' || name === 'remarks');
  const beside = titles.find((title) => middleY(title) > y0 && middleY(title) < y1) ?? titles[0];
  return beside && beside.box[0] > form.width * 0.3 ? beside.box[0] : form.width;
}

export function partyRegions(form: FormPage): { buyer: Region; seller: Region } {
  const nameLabels = labelsNamed(form, 'name');
  const headerTop = form.headers[0]?.box[1];
  const total = [...labelsNamed(form, 'totalInWords'), ...labelsNamed(form, 'totalInFigures')][0];
  const bottom = headerTop ?? total?.box[1] ?? form.height;
  const split = sideBySide(form, bottom);
  if (split !== undefined) {
    const upper = { y0: 0, y1: bottom };
    return { buyer: { x0: 0, x1: split, ...upper }, seller: { x0: split, x1: form.width, ...upper } };
  }
  const [first, ...others] = nameLabels;
  const last = others.at(-1);
  const between = first && last ? (middleY(first) + middleY(last)) / 2 : form.height / 2;
  const buyerEnd = headerTop ?? between;
  const sellerStart = total?.box[3] ?? Math.max(between, form.headers[0]?.box[3] ?? 0);
  const clerks = labelsNamed(form, 'clerk').filter((label) => middleY(label) > sellerStart);
  const sellerEnd = Math.min(form.height, ...clerks.map((label) => label.box[1] + 0.2 * heightOf(label)));
  return {
    buyer: { x0: 0, x1: rightColumn(form, 0, buyerEnd), y0: 0, y1: buyerEnd },
    seller: { x0: 0, x1: rightColumn(form, sellerStart, sellerEnd), y0: sellerStart, y1: sellerEnd },
  };
}

/** `8934-86*5751695818<*1-+161>`: a row of the cipher, where its title was not read. */
const isCipher = (word: Word): boolean => (foldWidth(word.text).match(/[<>*+/]/g) ?? []).length >= 4;

function byLabel(form: FormPage, region: Region): Map<LabelName, Word[]> {
  const labels = form.labels.filter((label) => partyLabels.includes(label.name) && inside(region, label));
  const assigned = new Map<LabelName, Word[]>();
  const [first] = labels;
  if (!first) return assigned;
  const heights = labels.map(heightOf).toSorted((a, b) => a - b);
  const reach = 1.6 * (heights[heights.length >> 1] ?? 0);
  const left = Math.min(...labels.map((label) => label.box[2]));
  for (const word of form.values) {
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

/** A name without what OCR joins to it: the title of the block beside it, or the rest of a misread label. */
const cleanName = (text: string): string =>
  clean(
    clean(text)
      .replace(/^.{0,3}称[:：]|^名.{0,2}[:：]/u, '')
      .replace(/\s*(销售?|售|购买?|买)方(信.?)?$/u, ''),
  );

/** Without numbers beside a name, which belong to the next row or shine through the paper. */
function notNumbers(words: readonly Word[]): readonly Word[] {
  const named = words.filter((word) => !/^[\d\s-]{4,}$|^[0-9A-Z]{15,20}$/.test(foldWidth(word.text)));
  return named.length > 0 ? named : words;
}

/** The row above the tax number is the name where its label was not read. */
function rowAboveTaxId(form: FormPage, region: Region): Word[] {
  const [tax] = form.labels.filter((label) => label.name === 'taxId' && inside(region, label));
  if (!tax) return [];
  const above = form.values.filter(
    (word) =>
      inside(region, word) && middleY(word) < middleY(tax) - 0.8 * heightOf(tax) && /\p{Script=Han}/u.test(word.text),
  );
  const near = rowsOf(above).findLast((row) => middleY(tax) - middleY(row) < 3.5 * heightOf(tax));
  return (near?.words ?? []).filter((word) => word.text.length > 1);
}

function taxId(form: FormPage, words: readonly Word[], region: Region): Evidence<string> | undefined {
  const value = chineseTaxId(words.map((word) => word.text).join(''));
  if (value) return evidenceOf(form, words, value, isCreditCode(value) ? validTaxId : sure.taxId, isCreditCode(value));
  for (const word of form.values.filter((candidate) => inside(region, candidate))) {
    const other = chineseTaxId(word.text);
    if (other && isCreditCode(other)) return evidenceOf(form, [word], other, sure.validTaxIdInBlock, true);
  }
  const shaped = form.values.filter((word) => inside(region, word) && /^[0-9A-Z]{15}$|^[0-9A-Z]{18}$/.test(word.text));
  const [only] = shaped;
  return only && shaped.length === 1 ? evidenceOf(form, [only], only.text, sure.shapedTaxId) : undefined;
}

/** The name with its words: behind its label, else in the row above the tax number. */
function nameOf(form: FormPage, region: Region, labelled: readonly Word[]): Evidence<string> | undefined {
  const isLabelled = clean(textOf(labelled)).length >= 2;
  const fallback = isLabelled ? [] : rowAboveTaxId(form, region);
  const hasFallback = fallback.length > 0;
  const words = hasFallback ? fallback : labelled;
  const name = cleanName(textOf(hasFallback ? fallback : notNumbers(labelled)));
  const isName = name.length >= 2 && !/^\d+$/.test(name);
  return isName ? evidenceOf(form, words, name, hasFallback ? sure.nameWithoutLabel : sure.name) : undefined;
}

function party(form: FormPage, region: Region): PartyFields {
  const words = byLabel(form, region);
  const wordsOf = (name: LabelName): readonly Word[] => words.get(name) ?? [];
  const { address, phone } = splitPhone(clean(textOf(wordsOf('address'))));
  const { bank, account } = splitAccount(clean(textOf(wordsOf('bank'))));
  const contact = (name: LabelName, value: string): Evidence<string> | undefined =>
    value === '' ? undefined : evidenceOf(form, wordsOf(name), value, sure.contact);
  return found({
    name: nameOf(form, region, wordsOf('name')),
    taxId: taxId(form, wordsOf('taxId'), region),
    address: contact('address', address),
    phone: contact('address', phone),
    bank: contact('bank', bank),
    account: contact('bank', account),
  });
}

/** Rolls (卷票) name the party in the label, buyer or seller first, and print its tax number below. */
function namedParty(form: FormPage, label: Label<LabelName> | undefined): PartyFields {
  if (!label) return {};
  const words = valueAfter(form, label);
  const name = cleanName(textOf(words).replace(/\s+(?:电话|账号)(?:\s|[:：\d]).*$/u, ''));
  const below = form.labels
    .filter((other) => middleY(other) > middleY(label) + 0.5 * heightOf(label))
    .filter((other) => Math.abs(other.box[0] - label.box[0]) < 3 * heightOf(label))
    .toSorted((a, b) => middleY(a) - middleY(b) || a.box[0] - b.box[0])[0];
  // 机动车销售统一发票 has the buyer's tax number beside the name.
  const beside = labelsNamed(form, 'taxId').find(
    (other) => other.box[0] > label.box[2] && Math.abs(middleY(other) - middleY(label)) < 1.5 * heightOf(label),
  );
  const next = beside ?? (below?.name === 'taxId' ? below : undefined);
  const number = next ? valueAfter(form, next) : [];
  const value = chineseTaxId(number.map((word) => word.text).join(''));
  const isValid = value !== undefined && isCreditCode(value);
  return found({
    name: name.length >= 2 ? evidenceOf(form, words, name, sure.nameOnRoll) : undefined,
    taxId: value ? evidenceOf(form, number, value, isValid ? validTaxId : sure.taxIdOnRoll, isValid) : undefined,
  });
}

export function parties(form: FormPage): { buyer: PartyFields; seller: PartyFields } {
  const [buyerLabel] = labelsNamed(form, 'buyerName');
  const [sellerLabel] = labelsNamed(form, 'sellerName');
  if (buyerLabel || sellerLabel) return { buyer: namedParty(form, buyerLabel), seller: namedParty(form, sellerLabel) };
  const { buyer, seller } = partyRegions(form);
  return { buyer: party(form, buyer), seller: party(form, seller) };
}
