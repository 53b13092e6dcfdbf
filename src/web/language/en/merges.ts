import type { merges as chinese } from '../zh/merges.ts';
import type { Texts } from '../texts.ts';

export const merges = {
  title: 'Merges',
  last: 'Last merges',
  all: 'All merges',
  toLayout: 'Lay out invoices',
  none: 'Nothing was merged yet.',
  facts: (invoices, pages, amount) =>
    `${invoices} ${invoices === 1 ? 'invoice' : 'invoices'}, ${pages} ${pages === 1 ? 'page' : 'pages'}, sum ${amount}`,
  states: { pending: 'queued', processing: 'running', completed: 'done', failed: 'failed' },
  downloadPdf: 'Download PDF',
  downloadZip: 'Download ZIP',
  print: 'Print',
  printing: 'Preparing to print…',
  printFailed: 'It could not be printed. Download the file and print that.',
  pages: 'Pages',
  page: (page, pages) => `Page ${page} of ${pages}`,
  newer: 'Newer',
  older: 'Older',
} satisfies Texts<typeof chinese>;
