/** Tax identifiers, IBAN, terms of payment and the document's own title. */
import type { Evidence, Method } from '../../domain/evidence.ts';
import type { DocumentType } from '../../domain/invoice.ts';
import { squeezed } from '../labels/squeeze.ts';
import { boxOf } from '../layout/sheet.ts';
import { findIbans, findVatIds } from '../values/ids.ts';
import type { Survey } from './survey.ts';

export function findIban(survey: Survey, method: Method): Evidence<string> | undefined {
  const found = survey.sheet.lines.flatMap((line) => {
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

const ofBuyer = /\b(?:ihre|your|customer|kunden?|client|votre|vos|buyer|cliente|käufer|uw|klant|acheteur|v\/)\b/i;

/** VAT numbers: the first that no word claims for the buyer is the seller's. */
export function findTaxIds(
  survey: Survey,
  buyerBox: { page: number; y0: number; y1: number; x0: number; x1: number } | undefined,
  method: Method,
): { seller?: Evidence<string>; buyer?: Evidence<string> } {
  const found = survey.sheet.cells.flatMap((cell) => {
    const line = survey.sheet.lines[cell.line];
    const left = line?.cells[cell.column - 1]?.text ?? '';
    return findVatIds(cell.text).map((match) => ({
      match,
      cell,
      claimed:
        ofBuyer.test(left) ||
        ofBuyer.test(cell.text.slice(0, match.start)) ||
        (buyerBox !== undefined &&
          buyerBox.page === cell.page &&
          cell.box[1] >= buyerBox.y0 - 2 &&
          cell.box[3] <= buyerBox.y1 + 4 * cell.height &&
          cell.box[0] >= buyerBox.x0 - 5 &&
          cell.box[0] <= buyerBox.x1),
    }));
  });
  const evidence = (claimed: boolean): Evidence<string> | undefined => {
    const of = found.filter((item) => item.claimed === claimed);
    const first = of[0];
    if (!first) return undefined;
    const distinct = new Set(of.map(({ match }) => match.id)).size;
    return {
      value: first.match.id,
      confidence: distinct === 1 ? 0.85 : 0.55,
      method,
      page: first.cell.page,
      box: boxOf(first.cell, first.match.start, first.match.end),
      text: first.cell.text.slice(first.match.start, first.match.end),
    };
  };
  const [seller, buyer] = [evidence(false), evidence(true)];
  return { ...(seller ? { seller } : {}), ...(buyer ? { buyer } : {}) };
}

export function findPaymentTerms(survey: Survey, method: Method): Evidence<string> | undefined {
  for (const cell of survey.sheet.cells) {
    const hit = survey.labels.get(cell)?.find((candidate) => candidate.meanings.includes('paymentTerms'));
    if (!hit || hit.start > 2) continue;
    const rest = cell.text.slice(hit.end).replace(/^[\s:：]+/, '');
    const right = survey.sheet.lines[cell.line]?.cells[cell.column + 1];
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

/** A title says what the document is; it counts where it is a line of its own, large or near the top. */
export function documentTypeOf(survey: Survey, method: Method): Evidence<DocumentType> {
  const titles = survey.sheet.cells.flatMap((cell) => {
    const hits = survey.labels.get(cell) ?? [];
    return hits
      .filter(
        (hit) =>
          hit.start <= 3 &&
          (hit.length >= 0.6 * squeezed(cell.text).length || cell.height > 1.3 * survey.sheet.bodyHeight),
      )
      .map((hit) => ({ cell, hit }));
  });
  const credit = titles.find(({ hit }) => hit.meanings.includes('creditNote'));
  const invoice = titles.find(({ hit }) => hit.meanings.includes('invoice'));
  const first = credit && (!invoice || credit.cell.line <= invoice.cell.line + 2) ? credit : undefined;
  const shown = first ?? invoice;
  const place = shown ? { page: shown.cell.page, box: shown.cell.box, text: shown.cell.text } : {};
  return { value: first ? 'credit_note' : 'invoice', confidence: shown ? 0.9 : 0.6, method, ...place };
}
