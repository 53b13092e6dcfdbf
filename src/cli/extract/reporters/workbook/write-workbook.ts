/** A workbook of extraction records: invoices, items, what needs review, sums, and the summary of the run. */
import type { Sink } from '../../../terminal/output.ts';
import { countedInvoice } from '../../../sums/counted-invoice.ts';
import { byLabel, byTotal, groupSums } from '../../../../tables/groups.ts';
import type { Reporter, ReporterSettings } from '../reporter.ts';
import { cellDate, workbook } from '../../../../tables/workbook/book.ts';
import { itemSheet, reviewSheet } from './detail-sheets.ts';
import { fileLinks } from '../../../file-links.ts';
import { invoiceSheet, sellerText } from './invoice-sheet.ts';
import { pictureList } from './page-sheet.ts';
import { monthSheet, rateSheet, sellerSheet } from './sum-sheets.ts';
import { summarySheet } from './summary-sheet.ts';

export async function workbookReporter(
  sink: Sink,
  { schema, out, wording, pictures }: ReporterSettings,
): Promise<Reporter> {
  const book = await workbook(sink);
  const links = fileLinks(out, process.cwd());
  const invoices = invoiceSheet(book, schema, wording, links);
  const items = itemSheet(book, schema, wording, links);
  const review = reviewSheet(book, wording, links);
  const sums = {
    months: groupSums(),
    sellers: groupSums(),
    rates: groupSums(),
    statuses: groupSums(),
    leftOut: groupSums(),
  };
  const pages = pictures && pictureList(book, pictures, wording, links);
  let duplicates = 0;
  return {
    async add(records) {
      for (const record of records) {
        const counted = countedInvoice(record);
        invoices.add(record, counted);
        items.add(record, counted);
        review.add(record, counted);
        pages?.add(record, counted);
        const { date, seller, rates, isDuplicate } = counted;
        sums.months.add(date !== null && cellDate(date) ? date.slice(0, 7) : null, counted);
        sums.sellers.add(seller === null ? null : sellerText(seller), counted);
        sums.rates.add(rates, counted);
        sums.statuses.add(record.status, counted);
        sums.leftOut.add(null, { ...counted, counts: isDuplicate });
        if (isDuplicate) duplicates++;
      }
      await book.ready();
    },
    async end(summary, error) {
      invoices.close();
      items.close();
      review.close();
      const all = { book, wording, invoices, duplicates };
      monthSheet(sums.months.sums().toSorted(byLabel), all);
      sellerSheet(sums.sellers.sums().toSorted(byTotal), all);
      rateSheet(sums.rates.sums().toSorted(byLabel), items, all);
      summarySheet(book, {
        wording,
        summary,
        invoices,
        sums: sums.statuses.sums().toSorted(byLabel),
        leftOut: sums.leftOut.sums().toSorted(byLabel),
        error,
      });
      await pages?.write();
      await book.close();
    },
  };
}
