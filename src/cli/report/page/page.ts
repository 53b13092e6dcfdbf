/**
 * A report as one HTML file that needs nothing else: styles and pictures are in it, there is no script, and nothing is
 * loaded. It is written piece by piece.
 */
import { createHash } from 'node:crypto';
import type { Wording } from '../../../texts/wording.ts';
import type { OutputRecord } from '../../extract/reporters/reporter.ts';
import type { FileLinks } from '../../file-links.ts';
import { factsOfRecord, type Gathered } from '../gather.ts';
import type { ShownDoubt } from '../place-pictures.ts';
import { markup, type Markup, nothing } from './markup.ts';
import {
  doubtItem,
  duplicateItem,
  failureItem,
  invoiceRow,
  invoiceTableEnd,
  invoiceTableHead,
  notShown,
  type Shown,
} from './lists.ts';
import { style } from './style.ts';
import { cards, kindSection, monthSection, rateSection, section, sellerSection } from './sums.ts';

export interface Report {
  readonly title: string;
  readonly gathered: Gathered;
  readonly doubts: AsyncIterable<ShownDoubt>;
  /** All records once more, for the list at the end. */
  readonly records: AsyncIterable<OutputRecord>;
  readonly links: FileLinks;
  readonly wording: Wording;
  /** ISO 8601 date of the report. */
  readonly today: string;
}

/** Nothing may be loaded or run, whatever a document said. */
const policy = `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

export async function* reportPage({
  title,
  gathered,
  doubts,
  records,
  links,
  wording,
  today,
}: Report): AsyncGenerator<string> {
  const shown: Shown = { wording, links };
  const { label } = wording;
  yield headOf(title, wording);
  yield markup`<body>
<h1>${title}</h1>
${subtitle(gathered, wording, today)}${contents(gathered, wording)}${cards(gathered, wording)}
`.html;
  for (const part of [monthSection, sellerSection, rateSection, kindSection]) yield part(gathered, wording).html;
  if (gathered.doubts.all > 0) {
    yield open('doubts', `${label('report.doubts')} (${gathered.doubts.all})`);
    for await (const doubt of doubts) yield doubtItem(doubt, shown).html;
    yield `${notShown(gathered.doubts, shown).html}</section>`;
  }
  const { duplicates, failures } = gathered;
  if (duplicates.all > 0)
    yield section('duplicates', `${label('book.summary.duplicates')} (${duplicates.all})`, markup`<p class="soft">${label('report.duplicatesAbout')}</p>${duplicates.shown.map((pair) => duplicateItem(pair, shown))}${notShown(duplicates, shown)}`).html; // prettier-ignore
  if (failures.all > 0)
    yield section('failures', `${label('report.failures')} (${failures.all})`, markup`${failures.shown.map((failure) => failureItem(failure, shown))}${notShown(failures, shown)}`).html; // prettier-ignore
  yield (
    open('invoices', `${label('book.sheet.invoices')} (${gathered.records})`, 'own-page') + invoiceTableHead(shown).html
  );
  for await (const record of records) yield invoiceRow(factsOfRecord(record), shown).html;
  yield `${invoiceTableEnd.html}</section>`;
  yield markup`<footer class="small soft"><p>${label('book.creditNotes')}</p><p>${label('report.duplicatesRule')}</p></footer>
</body></html>
`.html;
}

const headOf = (title: string, { language }: Wording): string =>
  markup`<!doctype html>
<html lang="${language}"><head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
`.html;

/** A section that is closed when its contents are written. */
const open = (id: string, title: string, kind = ''): string =>
  markup`<section id="${id}" class="${kind}"><h2>${title}</h2>`.html;

function subtitle({ days, records }: Gathered, wording: Wording, today: string): Markup {
  const range = days ? markup`${days[0]} – ${days[1]} · ` : nothing;
  return markup`<p class="soft">
    ${range}${wording.text('report.invoices', { count: records })} · ${wording.text('report.made', { date: today })}
  </p>`;
}

function contents({ doubts, duplicates, failures }: Gathered, { label }: Wording): Markup {
  const parts: readonly (readonly [id: string, title: string, present: boolean])[] = [
    ['months', label('book.sheet.months'), true],
    ['sellers', label('book.sheet.sellers'), true],
    ['rates', label('book.sheet.rates'), true],
    ['kinds', label('report.kinds'), true],
    ['doubts', label('report.doubts'), doubts.all > 0],
    ['duplicates', label('book.summary.duplicates'), duplicates.all > 0],
    ['failures', label('report.failures'), failures.all > 0],
    ['invoices', label('book.sheet.invoices'), true],
  ];
  return markup`<nav class="small">
    ${parts.filter(([, , present]) => present).map(([id, title]) => markup`<a href="#${id}">${title}</a>`)}
  </nav>`;
}
