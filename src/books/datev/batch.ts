/**
 * A DATEV Buchungsstapel: EXTF header version 700, format category 21, format version 13, Windows-1252.
 *
 * A row for each tax rate of an invoice: the expense (Konto) against the seller (Gegenkonto), the amount with tax and
 * without a sign, S for an invoice and H for a credit note. DATEV computes the tax from the BU-Schlüssel.
 * Source: developer.datev.de, DATEV-Format: header, Buchungsstapel.
 */
import { encode } from 'iconv-lite';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { BookMap } from '../book-map.ts';
import { type Exporter, isRefusal, type Refusal, refused } from '../exporter.ts';
import { notNeeded } from '../not-needed.ts';
import { type Posting, postingOf } from '../posting.ts';
import { datevColumns } from './columns.ts';
import type { DatevSettings } from './settings.ts';
import { inWindows1252 } from '../windows-1252.ts';

const needs = { contra: true, taxKey: true, taxAccount: false } as const;
/** The most bookings of a batch. */
const maxRows = 99_999;
const maxAmount = 9_999_999_999.99;

/** `created` is written into the header. Throws `bad_request` for a mapping file without the section datev. */
export function datevExporter(map: BookMap, created: Date): Exporter {
  const { datev } = map;
  if (!datev)
    throw new Failure('bad_request', message('books.noDatev', {}), { detail: message('books.noDatevDetail', {}) });
  const rows: string[] = [];
  const dates: string[] = [];
  return {
    add(bookable) {
      const posting = postingOf(bookable, map, needs);
      const reason = isRefusal(posting) ? posting : faultOf(posting, map, datev);
      if (reason) return reason;
      if (isRefusal(posting)) return posting;
      if (rows.length + posting.parts.length > maxRows) return refused('books.tooMany', { most: maxRows });
      rows.push(...rowsOf(posting, datev));
      dates.push(posting.invoice.issueDate ?? '');
      return undefined;
    },
    end() {
      const lines = [headerOf(datev, map.currency, dates.toSorted(), created), datevColumns.join(';'), ...rows];
      return encode(`${lines.join('\r\n')}\r\n`, 'windows-1252');
    },
  };
}

/** What DATEV would refuse. */
function faultOf(
  { invoice, account, contra, parts }: Posting,
  map: BookMap,
  datev: DatevSettings,
): Refusal | undefined {
  const { currency, issueDate, number } = invoice;
  const { accountLength: digits, fiscalYearStart: start } = datev;
  if (currency !== map.currency)
    return refused('books.otherCurrency', { currency: currency ?? '', books: map.currency });
  if (!isAccount(account, digits)) return refused('books.accountDigits', { account, digits });
  if (!isAccount(contra, digits + 1) && !isAccount(contra, digits))
    return refused('books.contraDigits', { account: contra, digits, more: digits + 1 });
  if (!isWithinYear(issueDate ?? '', start)) return refused('books.fiscalYear', { date: issueDate ?? '', start });
  if (documentNumber(number ?? '').length > 36) return refused('books.longNumber', {});
  const odd = parts.find(({ gross }) => gross <= 0 || gross > maxAmount);
  return odd && refused('books.oddAmount', { rate: odd.rate, amount: odd.gross });
}

const isAccount = (account: string, digits: number): boolean => /^\d+$/.test(account) && account.length === digits;

/** A fiscal year has at most twelve months. */
function isWithinYear(date: string, start: string): boolean {
  const end = `${Number(start.slice(0, 4)) + 1}${start.slice(4)}`;
  return start <= date && date < end;
}

const quoted = (text: string): string => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`);
const compact = (date: string): string => date.replaceAll('-', '');

/** The fields of the header in their order, 31 in all. */
function headerOf(datev: DatevSettings, currency: string, dates: readonly string[], created: Date): string {
  const now = created.toISOString().replace(/\D/g, '');
  return [
    quoted('EXTF'),
    '700',
    '21',
    quoted('Buchungsstapel'),
    '13',
    now,
    // Importiert, and Herkunft.
    '',
    quoted('RE'),
    quoted('invoicectl'),
    // Importiert von.
    '',
    String(datev.consultant),
    String(datev.client),
    compact(datev.fiscalYearStart),
    String(datev.accountLength),
    compact(dates[0] ?? datev.fiscalYearStart),
    compact(dates.at(-1) ?? datev.fiscalYearStart),
    quoted(inWindows1252(datev.name)),
    quoted(datev.initials ?? ''),
    // Buchungstyp: Finanzbuchführung. Rechnungslegungszweck: independent.
    '1',
    '0',
    datev.lock ? '1' : '0',
    quoted(currency),
    // Four reserved fields, among them Derivatskennzeichen.
    '',
    '',
    '',
    '',
    quoted(datev.chart ?? ''),
    // ID der Branchenlösung, two reserved fields, Anwendungsinformation.
    '',
    '',
    '',
    '',
  ].join(';');
}

function rowsOf({ invoice, account, contra, parts, sign }: Posting, { lock }: DatevSettings): readonly string[] {
  const { issueDate, dueDate, number, currency } = invoice;
  const [year = '', month = '', day = ''] = (dueDate ?? '').split('-');
  return parts.map(({ gross, mapped }) =>
    row({
      'Umsatz (ohne Soll/Haben-Kz)': gross.toFixed(2).replace('.', ','),
      'Soll/Haben-Kennzeichen': quoted(sign === 1 ? 'S' : 'H'),
      'WKZ Umsatz': quoted(currency ?? ''),
      Konto: account,
      'Gegenkonto (ohne BU-Schlüssel)': contra,
      'BU-Schlüssel': quoted(mapped.key === notNeeded ? '' : mapped.key),
      Belegdatum: `${issueDate?.slice(8, 10) ?? ''}${issueDate?.slice(5, 7) ?? ''}`,
      'Belegfeld 1': quoted(documentNumber(number ?? '')),
      Buchungstext: quoted(bookingText(invoice)),
      Festschreibung: lock ? '1' : '0',
      Fälligkeit: `${day}${month}${year}`,
    }),
  );
}

function row(cells: Readonly<Record<string, string>>): string {
  return datevColumns.map((column) => cells[column] ?? '').join(';');
}

/** Belegfeld 1 has letters, digits and $ & % * + - / only. */
const documentNumber = (number: string): string => number.replace(/[^A-Za-z0-9$&%*+\-/]/g, '-');

/** At most 60 characters: the seller, and the invoice that a credit note cancels. */
function bookingText({ seller, documentType, precedingInvoice }: Posting['invoice']): string {
  const cancelled = documentType === 'credit_note' ? precedingInvoice.number : null;
  const behind = cancelled === null ? '' : ` zu ${cancelled}`.slice(0, 40);
  const name = inWindows1252((seller.name ?? '').replace(/\s+/g, ' ').trim());
  return `${name.slice(0, 60 - behind.length)}${inWindows1252(behind)}`;
}
