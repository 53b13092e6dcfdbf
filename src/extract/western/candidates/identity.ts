/** Tax identifiers, IBAN, terms of payment and the document's own title. */
import { languages, noWord, wholeWords, wordsOf } from '../languages/index.ts';
import type { Evidence, Method } from '../../../domain/evidence.ts';
import type { DocumentType } from '../../../domain/invoice.ts';
import type { LabelHit } from '../labels/match.ts';
import { squeezed } from '../labels/squeeze.ts';
import { type Cell, boxOf } from '../../layout/text-layout.ts';
import { findIbans, findVatIds, nationalTaxIdIn } from '../values/ids.ts';
import type { Survey } from './survey.ts';

export function findIban(survey: Survey, method: Method): Evidence<string> | undefined {
  const found = survey.layout.lines.flatMap((line) => {
    const cells = line.cells.flatMap((cell) => findIbans(cell.text).map((match) => ({ match, cell })));
    return cells;
  });
  const best = found.find(({ match }) => match.valid) ?? found[0];
  if (!best) return undefined;
  const { match, cell } = best;
  return {
    value: match.iban,
    confidence: match.valid ? 0.95 : 0.5,
    method,
    page: cell.page,
    box: boxOf(cell, match.start, match.end),
    text: cell.text.slice(match.start, match.end),
  };
}

const ofBuyer = new RegExp(wholeWords(wordsOf('buyersOwn')), 'iu');

interface FoundTaxId {
  readonly id: string;
  readonly cell: Cell;
  readonly start: number;
  readonly end: number;
  /** Known by its own shape; else only its label says what it is. */
  readonly shaped: boolean;
}

const shapedTaxIds = (cell: Cell): FoundTaxId[] =>
  findVatIds(cell.text).map((match) => ({ ...match, cell, shaped: true }));

/** Behind its label, in the next cell, or under the label in a form. */
function labelledTaxIds(survey: Survey, cell: Cell): FoundTaxId[] {
  return (survey.labels.get(cell) ?? []).flatMap((hit) => {
    if (!hit.meanings.includes('taxId')) return [];
    const behind = nationalTaxIdIn(cell.text.slice(hit.end));
    if (behind)
      return [{ id: behind.id, cell, start: hit.end + behind.start, end: hit.end + behind.end, shaped: false }];
    if (squeezed(cell.text.slice(hit.end)) !== '') return [];
    const right = survey.layout.lines[cell.line]?.cells[cell.column + 1];
    const below = survey.layout.lines[cell.line + 1]?.cells.find(
      (other) => other.page === cell.page && Math.abs(other.box[0] - cell.box[0]) < cell.height,
    );
    return [right, below].flatMap((other) => {
      const found = other && nationalTaxIdIn(other.text);
      return other && found ? [{ ...found, cell: other, shaped: false }] : [];
    });
  });
}

/** Where a party stands on a page, points. */
export interface PartyWindow {
  readonly page: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Tax ids: the first that no word claims for the buyer is the seller's; one that its shape proves comes first. */
export function findTaxIds(
  survey: Survey,
  buyerBox: PartyWindow | undefined,
  method: Method,
): { seller?: Evidence<string>; buyer?: Evidence<string> } {
  const isBuyers = ({ cell, start }: FoundTaxId): boolean => {
    const left = survey.layout.lines[cell.line]?.cells[cell.column - 1]?.text ?? '';
    return (
      ofBuyer.test(left) ||
      ofBuyer.test(cell.text.slice(0, start)) ||
      (buyerBox !== undefined &&
        buyerBox.page === cell.page &&
        cell.box[1] >= buyerBox.y0 - 2 &&
        cell.box[3] <= buyerBox.y1 + 4 * cell.height &&
        cell.box[0] >= buyerBox.x0 - 5 &&
        cell.box[0] <= buyerBox.x1)
    );
  };
  const shaped = survey.layout.cells.flatMap(shapedTaxIds);
  const labelled = survey.layout.cells
    .flatMap((cell) => labelledTaxIds(survey, cell))
    .filter(({ id }) => !shaped.some((other) => other.id.includes(id)));
  const evidence = (buyers: boolean): Evidence<string> | undefined => {
    const of = [shaped, labelled].map((ids) => ids.filter((found) => isBuyers(found) === buyers));
    const kind = of.find((ids) => ids.length > 0) ?? [];
    const first = kind[0];
    if (!first) return undefined;
    const distinct = new Set(kind.map(({ id }) => id)).size;
    return {
      value: first.id,
      confidence: distinct === 1 ? 0.85 : 0.55,
      method,
      page: first.cell.page,
      box: boxOf(first.cell, first.start, first.end),
      text: first.cell.text.slice(first.start, first.end),
    };
  };
  const [seller, buyer] = [evidence(false), evidence(true)];
  return { ...(seller ? { seller } : {}), ...(buyer ? { buyer } : {}) };
}

export function findPaymentTerms(survey: Survey, method: Method): Evidence<string> | undefined {
  for (const cell of survey.layout.cells) {
    const hit = survey.labels.get(cell)?.find((candidate) => candidate.meanings.includes('paymentTerms'));
    if (!hit || hit.start > 2) continue;
    const rest = cell.text.slice(hit.end).replace(/^[\s:：]+/, '');
    const right = survey.layout.lines[cell.line]?.cells[cell.column + 1];
    const text = rest !== '' ? rest : (right?.text ?? '');
    if (squeezed(text).length < 3) continue;
    return {
      value: text,
      confidence: 0.75,
      method,
      page: cell.page,
      box: rest !== '' ? cell.box : (right?.box ?? cell.box),
      text,
    };
  }
  return undefined;
}

const creditTitles: readonly string[] = languages.flatMap(({ labels }) => labels.creditNote.map(squeezed));

/** A number and signs, or signs alone. */
const numberAtMost = new RegExp(String.raw`^${noWord}*(?:[\p{L}\d\-–/_.]*\d[\p{L}\d\-–/_.]*)?${noWord}*$`, 'u');

/** "Avoir n° AV-31", "Gutschrift Nr. 7": a number's label that begins with a title. */
const isCreditNumber = ({ meanings, start, end }: LabelHit, { text }: Cell): boolean =>
  meanings.includes('number') &&
  creditTitles.some((title) => squeezed(text.slice(start, end)).startsWith(title)) &&
  numberAtMost.test(text.slice(end));

/** The label of the document's number, where it is that of a credit note; later ones are of notes that are deducted. */
function creditNumber(survey: Survey): { readonly cell: Cell; readonly hit: LabelHit } | undefined {
  for (const cell of survey.layout.cells) {
    const hit = survey.labels.get(cell)?.find(({ meanings }) => meanings.includes('number'));
    if (hit) return hit.start <= 3 && isCreditNumber(hit, cell) ? { cell, hit } : undefined;
  }
  return undefined;
}

/** A title says what the document is; it counts where it is a line of its own, large or near the top. */
export function documentTypeOf(survey: Survey, method: Method): Evidence<DocumentType> {
  const titles = survey.layout.cells.flatMap((cell) => {
    const hits = survey.labels.get(cell) ?? [];
    return hits
      .filter(
        (hit) =>
          hit.start <= 3 &&
          (hit.length >= 0.6 * squeezed(cell.text).length || cell.height > 1.3 * survey.layout.bodyHeight),
      )
      .map((hit) => ({ cell, hit }));
  });
  const credit = titles.find(({ hit }) => hit.meanings.includes('creditNote')) ?? creditNumber(survey);
  const invoice = titles.find(({ hit }) => hit.meanings.includes('invoice'));
  const first = credit && (!invoice || credit.cell.line <= invoice.cell.line + 2) ? credit : undefined;
  const shown = first ?? invoice;
  const place = shown ? { page: shown.cell.page, box: shown.cell.box, text: shown.cell.text } : {};
  return { value: first ? 'credit_note' : 'invoice', confidence: shown ? 0.9 : 0.6, method, ...place };
}
