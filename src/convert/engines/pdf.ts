/** PDF to PDF: makes it searchable where asked to, checks the document, and applies the options (compression, password, fonts). */
import { definedOnly } from '../../domain/defined-only.ts';
import { readerFor } from '../../documents/readers/index.ts';
import { rewrittenPdf } from '../../documents/readers/pdf/rewrite.ts';
import { packageVersion } from '../own-version.ts';
import type { Engine } from '../engine.ts';
import { asksForPage } from '../page-options.ts';
import { type Message, message } from '../../texts/message.ts';

export const pdfEngine: Engine = {
  name: 'pdf-lib',
  pairs: [{ from: 'pdf', to: 'pdf', cost: 1, fidelity: 'content' }],
  runs: 'thread',
  version: () => packageVersion('@cantoo/pdf-lib'),
  unavailable: () => Promise.resolve(undefined),
  async convert({ bytes, options }, context) {
    const { password } = options;
    const warnings: Message[] = [];
    if (asksForPage(options)) warnings.push(message('loss.pageKept', {}));
    const { ocr } = options;
    if (ocr !== undefined && ocr !== 'never') {
      const { searchablePdf } = await import('../searchable/searchable-pdf.ts');
      const searchable = await searchablePdf(bytes, ocr, options, context);
      return { ...searchable, warnings: [...warnings, ...searchable.warnings] };
    }
    const document = await readerFor('application/pdf').open(bytes, definedOnly({ password }));
    try {
      let sourceText = '';
      for (let index = 0; index < document.pageCount; index++)
        sourceText += `${(await document.text(index)).words.map(({ text }) => text).join(' ')}\n`;
      const opened = password === undefined ? bytes : await rewrittenPdf(bytes, password);
      return { bytes: opened, warnings: [...warnings, ...document.warnings], sourceText, pages: document.pageCount };
    } finally {
      document.close();
    }
  },
};
