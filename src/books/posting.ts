/** From an invoice and the mapping file to the accounts, keys and amounts of its booking. */
import { isCreditNote } from '../domain/credit-note.ts';
import type { Invoice } from '../domain/invoice.ts';
import { bareText } from '../domain/bare-text.ts';
import type { BookMap, MappedSeller, MappedTax } from './book-map.ts';
import { type Bookable, isRefusal, type Refusal, refused } from './exporter.ts';
import { type TaxPart, taxPartsOf } from './tax-parts.ts';

export interface PostedPart extends TaxPart {
  readonly mapped: MappedTax;
}

export interface Posting {
  readonly invoice: Invoice;
  readonly file: string;
  /** The account that the invoice is an expense of. */
  readonly account: string;
  /** What is owed to the seller; empty where the mapping file names none. */
  readonly contra: string;
  readonly parts: readonly PostedPart[];
  /** -1 for a credit note. */
  readonly sign: 1 | -1;
}

/** What the format cannot do without, besides the account of the expense. */
export interface PostingNeeds {
  readonly contra: boolean;
  readonly taxKey: boolean;
  readonly taxAccount: boolean;
}

/** The posting of an invoice, or what is missing for it. */
export function postingOf({ invoice, file }: Bookable, map: BookMap, needs: PostingNeeds): Posting | Refusal {
  if (invoice.currency === null) return refused('books.noCurrency', {});
  if (invoice.issueDate === null) return refused('books.noDate', {});
  if (invoice.number === null) return refused('books.noNumber', {});
  const seller = sellerOf(invoice, map.sellers);
  if (!seller) return refused('books.noSeller', { seller: sellerText(invoice) });
  if (seller.account === '') return refused('books.noAccount', { seller: seller.name });
  if (needs.contra && seller.contra === '') return refused('books.noContra', { seller: seller.name });
  const parts = taxPartsOf(invoice);
  if (isRefusal(parts)) return parts;
  const posted: PostedPart[] = [];
  for (const part of parts) {
    const mapped = postedPart(part, invoice, map, needs);
    if (isRefusal(mapped)) return mapped;
    posted.push(mapped);
  }
  return {
    invoice,
    file,
    account: seller.account,
    contra: seller.contra,
    parts: posted,
    sign: isCreditNote(invoice) ? -1 : 1,
  };
}

const sellerText = ({ seller: { name, taxId } }: Invoice): string =>
  taxId === null ? `“${name ?? ''}”` : `“${name ?? ''}” (${taxId})`;

/** By tax number if both have one, else by name. Texts without a letter or digit are equal to none. */
function sellerOf({ seller: { name, taxId } }: Invoice, sellers: readonly MappedSeller[]): MappedSeller | undefined {
  const [bareName, bareId] = [bareText(name ?? ''), bareText(taxId ?? '')];
  const byNumber = sellers.find((mapped) => bareId !== '' && bareText(mapped.taxId) === bareId);
  const byName = sellers.find(
    (mapped) => bareName !== '' && bareText(mapped.name) === bareName && (mapped.taxId === '' || taxId === null),
  );
  return byNumber ?? byName;
}

function postedPart(
  part: TaxPart,
  { type }: Invoice,
  { taxes }: BookMap,
  { taxKey, taxAccount }: PostingNeeds,
): PostedPart | Refusal {
  const mapped = taxes.find(({ rate, types }) => rate === part.rate && (types.length === 0 || types.includes(type)));
  if (!mapped) return refused('books.noRate', { rate: part.rate, type });
  if (taxKey && mapped.key === '') return refused('books.noKey', { rate: part.rate });
  if (taxAccount && part.tax !== 0 && mapped.account === '') return refused('books.noTaxAccount', { rate: part.rate });
  return { ...part, mapped };
}
