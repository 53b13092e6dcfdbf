/** Candidates for document numbers: everything that looks like an identifier, with the labels it stands by. */
import { noWord, signsAlone, wordsOf } from '../languages/index.ts';
import { type LabelHit, mendLetters } from '../labels/match.ts';
import type { LabelMeaning } from '../languages/table.ts';
import type { Cell } from '../../layout/text-layout.ts';
import { boxOf } from '../../layout/text-layout.ts';
import { addressLineOf } from '../values/addresses.ts';
import { type DateOrder, findDates } from '../values/dates.ts';
import { digitsIn, lettersIn } from '../values/letters.ts';
import { type CellAmount, amountsIn } from './amounts.ts';
import { type Relation, relationsOf } from './relations.ts';
import { type Candidate, relationFeatures, flag } from './score.ts';
import type { Survey } from './survey.ts';

/** Letters, digits and the signs that join them; a blank only between a short series and its number ("FT 2024/17", "FT A/17", "NMS-A 2509"). */
const identifier =
  /(?<![\p{L}\p{N}@])(?:[A-Z]{1,4}(?:-[A-Z]{1,2})? (?=\d|[A-Z\d]{1,8}\/\d))?[\p{L}\p{N}][\p{L}\p{N}\-–/_.\\*]*/gu;

/** "+44 1632 960001", "(0)30 1234-567": its parts are no numbers of documents. */
const isPhone = (text: string, at: number): boolean =>
  [...text.matchAll(/(?:\+\s?\d{1,3}|\(0?\d{1,4}\))[\s().\-/\d]{6,18}|(?<!\d)(?:1-)?\d{3}-\d{3}-\d{4}(?!\d)/g)].some(
    (match) => match.index <= at && at < match.index + match[0].length,
  );

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** "41/2024Como": recognition lost the blank before a word. */
const gluedWord = /(?<=\d)\p{Lu}\p{Ll}{2,}.*$/u;

/** "Nr.2024-0057", "N.148", "Bel.0093", "NO T2025/118" for "Nº T2025/118": the sign of a number is no part of it. */
const gluedSign = /^(?:(?:n[or°º]?|bel|rech|fakt|fatt|fact)[.:]+(?=\d)|NO (?=\S))/i;

/** "Inv N0: 118": the sign of a number, its letter read as a digit. */
const misreadSign = /^n0$/i;

/** "INV0ICE": a word with letters that were read as digits. Shorter ones may be numbers. */
const fewestOfWord = 5;

function* tokensOf(cell: Cell, labelEnds: readonly number[], recognised: boolean): Generator<Token> {
  for (const match of cell.text.matchAll(identifier)) {
    let start = match.index;
    const whole = recognised ? match[0].replace(gluedWord, '') : match[0];
    const end = start + whole.replace(/[.\-–/_\\*]+$/, '').length;
    // "Invoice No12345": the label ends inside the token.
    const cut = labelEnds.findLast((at) => at > start && at < end);
    if (cut !== undefined) start = cut;
    const text = cell.text
      .slice(start, end)
      .replace(/^[\s.\-–/_\\:#]+/, '')
      .replace(gluedSign, '');
    const isWord = recognised && text.length >= fewestOfWord && !/\d/.test(mendLetters(text));
    if (/\d/.test(text) && text.length >= 1 && text.length <= 40 && !misreadSign.test(text) && !isWord)
      yield { text, start: end - text.length, end };
  }
}

const aWordOrTwo = new RegExp(String.raw`^${noWord}*(?:\p{L}{1,5}${noWord}+){1,2}$`, 'u');

/** The rest of a number's cell that may follow it: nothing, or a date with a word or two before it. */
const endsOrIsDated = (rest: string, order: DateOrder): boolean =>
  signsAlone.test(rest) || findDates(rest, order).some(({ start }) => aWordOrTwo.test(rest.slice(0, start)));

/** Fewer digits in groups are a number and what stands beside it. */
const fewestGroupedDigits = 6;

/**
 * "Bill number Q042 7781", "Facture n° 10 174 882 031 du 14/05/2024": groups of digits behind a label, or in a cell of
 * their own, are one number, however long.
 */
function groupedToken(cell: Cell, labelEnd: number | undefined, order: DateOrder): Token | undefined {
  const from = labelEnd ?? 0;
  const rest = cell.text.slice(from);
  const match =
    /^[\s:.#º°]*([A-Z]{0,3}\d{2,}(?: \d{2,}){1,6})(?![\p{L}\d.,/-])/u.exec(rest) ??
    // "Sorszám: AK6SA 4471902": a series with digits in it, behind a label alone.
    (labelEnd === undefined ? null : /^[\s:.#º°]*([A-Z][A-Z\d]{1,7} \d{5,})(?=\s*$)/u.exec(rest));
  const text = match?.[1];
  if (!match || text === undefined || digitsIn(text) < fewestGroupedDigits) return undefined;
  if (findDates(text, order).length > 0 || !endsOrIsDated(rest.slice(match[0].length), order)) return undefined;
  const end = from + match[0].length;
  return { text, start: end - text.length, end };
}

/** "RE-2024-" over "00817": a narrow column breaks a number at its hyphen. */
function continuation(survey: Survey, cell: Cell, start: number, end: number): string {
  if (!/\d[-/]$/.test(cell.text) || end < cell.text.length - 1) return '';
  const [left] = boxOf(cell, start, end);
  const below = survey.layout.lines[cell.line + 1]?.cells.find(
    (other) =>
      other.page === cell.page &&
      other.box[1] - cell.box[3] < 0.8 * cell.height &&
      (Math.abs(other.box[0] - cell.box[0]) < 0.5 * cell.height ||
        Math.abs(other.box[0] - left) < 0.5 * cell.height ||
        (/\d/.test(other.text) && other.box[0] > cell.box[0] && other.box[2] < cell.box[2] + cell.height) ||
        Math.abs(other.box[2] - cell.box[2]) < 0.5 * cell.height),
  );
  return below && /^[\p{L}\d]{1,12}$/u.test(below.text) ? `${cell.text.slice(-1)}${below.text}` : '';
}

/** Whether the token is the day or the year of a date whose month is a word. */
const isInDate = ({ start, end }: Token, dates: readonly Token[]): boolean =>
  dates.some((date) => date.start <= start && end <= date.end && end - start < date.end - date.start);

const wordedDates = ({ text }: Cell, { dateOrder }: Survey): Token[] =>
  findDates(text, dateOrder)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
    .filter((date) => /\p{L}{3}/u.test(date.text));

function shape(text: string, cell: Cell, start: number, survey: Survey): Record<string, number> {
  const digits = digitsIn(text);
  const around = cell.text;
  const before = around.slice(0, start);
  const after = around.slice(start + text.length);
  return {
    digits: Math.min(digits, 10) / 10,
    tiny: flag(digits <= 2 && text.length <= 2),
    short: flag(digits === 3 && text.length === 3),
    letters: flag(/\p{L}/u.test(text)),
    joined: flag(/[-/_\\]/.test(text)),
    year: flag(/^(19|20)\d\d$/.test(text)),
    date: flag(findDates(text, survey.dateOrder).length > 0 || /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text)),
    amount: flag(
      /^(?:[A-Z]{1,3})?\d{1,3}([.,]\d{3})*[.,]\d{2}$/.test(text) ||
        /^\s?[€$£%]/.test(after) ||
        /[€$£]\s?$/.test(before),
    ),
    word: flag(/^\p{L}{4,}\d{0,1}$/u.test(text) || /\p{Ll}{3}/u.test(text)),
    // "9.00-13.00/15.00-19.00" are hours.
    time: flag(
      (/^\d{1,2}$/.test(text) && /^[:h]\d\d/.test(after)) || /^\d{1,2}[.:]\d{2}[-–]\d{1,2}[.:]\d{2}(?!\d)/.test(text),
    ),
    address: flag(/[@]|www|http|\.(com|de|fr|net|org|nl|es|it)\b/.test(text) || isPhone(around, start)),
    bracketed: flag(/\(\s?$/.test(before) && /^\s?\)/.test(after)),
    long: flag(text.length > 25),
    prose: flag(cell.words.length > 9),
  };
}

const numberSign = new RegExp(
  String.raw`^${noWord}*(?:serial\s)?(?:n[º°o]|n\.\s?[º°]|num|nr|${wordsOf('numberSigns')})?[\s.:#º°]*$`,
  'iu',
);

/** What invoices' numbers begin with where they say what they number: "INV-0042", "RE-2025-0847", "FV/2024/11". */
const ownPrefix = /^(?:inv|invoice|re|rg|rnr|rech|fa|fac|fact|fakt|fv|ft|fs|f|bill|cn|gs|av|ar|nc)[-_/.]?\d/i;

const titleMeanings: ReadonlySet<LabelMeaning> = new Set(['invoice', 'creditNote', 'receipt']);

/** "2,187.98": a comma ends an identifier, and what is left of an amount is none. */
const isPartOfAmount = ({ start, end }: Token, amounts: readonly CellAmount[]): boolean =>
  amounts.some(
    (amount) =>
      amount.decimals > 0 && amount.start <= start && end <= amount.end && end - start < amount.end - amount.start,
  );

/** Lines below the title within which its number stands. */
const belowTitle = 3;

/** A cell that is a title and nothing else: "INVOICE", "Avoir". */
const isTitle = (survey: Survey, cell: Cell): boolean =>
  (survey.labels.get(cell) ?? []).some(
    ({ meanings, start, length }) =>
      start <= 2 &&
      meanings.some((meaning) => titleMeanings.has(meaning)) &&
      length >= 0.8 * (lettersIn(cell.text) + digitsIn(cell.text)),
  );

/** "Invoice - Mar 2020": a word that is no label stands right before. */
const isBehindWord = (survey: Survey, cell: Cell, start: number): boolean => {
  const word = /\p{L}{3,}\.?,?\s+$/u.exec(cell.text.slice(0, start));
  return word !== null && !(survey.labels.get(cell) ?? []).some(({ end }) => end > word.index);
};

/** "GEBÜHRENZETTEL Nr. 118", "ARTSNOTA no. 118": words that are no label, and a sign of numbers. */
const headlineSign = new RegExp(
  String.raw`^[^\p{L}\d_]*\p{L}[\p{L}'’ -]{2,40}\s(?:n[º°o]|n\.\s?[º°]|num|nr|${wordsOf('numberSigns')})[\s.:#º°]*$`,
  'iu',
);

/** A line of large type on the first page that says nothing else: what a profession calls its invoices. */
const isHeadline = ({ layout, labels }: Survey, cell: Cell): boolean =>
  cell.page === layout.pages[0]?.number &&
  cell.height > largeType * layout.bodyHeight &&
  (labels.get(cell) ?? []).length === 0;

/** The type of a title is at least this many times as large as that of the text. */
const largeType = 1.15;

/** Where a number without a label of its own stands, that is a document's by its place: behind its title, below it, or behind a bare "N°". */
function placeOf(survey: Survey, cell: Cell, start: number, end: number): Record<string, number> {
  const isLast = signsAlone.test(cell.text.slice(end));
  const hit = survey.labels.get(cell)?.find(({ meanings }) => meanings.some((meaning) => titleMeanings.has(meaning)));
  const before = cell.text.slice(0, start);
  const titled =
    isLast && hit !== undefined && hit.start <= 2 && hit.end <= start && numberSign.test(before.slice(hit.end));
  const headed = isLast && isHeadline(survey, cell) && headlineSign.test(before);
  const signed = numberSign.test(before) && /[\p{L}º°№]/u.test(before);
  const near = survey.layout.lines.slice(Math.max(0, cell.line - belowTitle), cell.line + 1);
  const under =
    isLast &&
    numberSign.test(before) &&
    near.some(
      ({ page, cells }) => page === cell.page && cells.some((other) => other !== cell && isTitle(survey, other)),
    );
  return {
    titled: flag(titled || headed),
    signed: flag(signed),
    underTitle: flag(under),
    monthYear: flag(/^(?:19|20)\d\d$/.test(cell.text.slice(start, end)) && isBehindWord(survey, cell, start)),
    prefixed: flag(ownPrefix.test(cell.text.slice(start, end))),
  };
}

/** "P.I. No. KT/PI/118-25": letters and a slash make no tax id, whatever the label says in another language. */
const ofNumber = (relation: Relation, value: string): Relation =>
  /\p{L}/u.test(value) && value.includes('/')
    ? { ...relation, meanings: relation.meanings.filter((meaning) => meaning !== 'taxId') }
    : relation;

const ofNumbers: ReadonlySet<LabelMeaning> = new Set(['number', 'purchaseOrder', 'otherNumber']);

const isOfNumber = ({ meanings }: LabelHit): boolean => meanings.some((meaning) => ofNumbers.has(meaning));

export function identifierCandidates(survey: Survey): Candidate<string>[] {
  const { layout } = survey;
  const lastLine = Math.max(1, layout.lines.length);
  return layout.cells.flatMap((cell) => {
    const hits = survey.labels.get(cell) ?? [];
    const line = layout.lines[cell.line];
    const grouped = groupedToken(cell, hits.findLast(isOfNumber)?.end, survey.dateOrder);
    const isNamed = hits.some(({ meanings }) => meanings.some((one) => one === 'number' || titleMeanings.has(one)));
    const postal = !isNamed && addressLineOf(cell.text) === 'postal';
    const amounts = amountsIn(cell, survey);
    const dates = wordedDates(cell, survey);
    const tokens = [
      ...tokensOf(
        cell,
        hits.map((hit) => hit.end),
        layout.method === 'ocr',
      ),
    ];
    const apart = grouped ? tokens.filter(({ start, end }) => end <= grouped.start || start >= grouped.end) : tokens;
    return [...apart, ...(grouped ? [grouped] : [])]
      .filter((token) => !isInDate(token, dates) && !isPartOfAmount(token, amounts))
      .map(({ text: printed, start, end }) => {
        const text = printed + continuation(survey, cell, start, end);
        const before = cell.text.slice(0, start);
        // "Carrera 14 # 20-31": in addresses of Colombia the hash parts the street's number from the house's.
        const ofHouse = /\d\s?[A-Za-z]?\s?#\s?$/.test(before);
        // A bare hash is a weak label by itself.
        const hash = !ofHouse && /#\s?$/.test(before) ? 1 : 0;
        return {
          value: text,
          text,
          page: cell.page,
          box: boxOf(cell, start, end),
          features: {
            ...relationFeatures(relationsOf(survey, cell, start, end).map((relation) => ofNumber(relation, text))),
            ...shape(text, cell, start, survey),
            // "Portland, OR 97201" looks like a number of a short series.
            ...(postal || ofHouse ? { address: 1 } : {}),
            hash,
            ...placeOf(survey, cell, start, end),
            firstPage: flag(cell.page === layout.pages[0]?.number),
            early: 1 - cell.line / lastLine,
            table: flag(line && survey.tableLines.has(line)),
            big: flag(cell.height > 1.25 * layout.bodyHeight),
          },
        };
      });
  });
}
