/** The worksheet with a picture of each page, drawn when all invoices were read. */
import { Failure } from '../../../../domain/failure.ts';
import type { Wording } from '../../../../texts/wording.ts';
import type { FileLinks } from '../../../file-links.ts';
import type { PagePictures } from '../../../pictures/pictures.ts';
import type { CountedInvoice } from '../../../sums/counted-invoice.ts';
import { cellAt } from '../../../../tables/columns.ts';
import type { OutputRecord } from '../reporter.ts';
import type { Book, CellValue, Sheet } from '../../../../tables/workbook/book.ts';

/** They are kept in memory until the workbook is complete. */
const mostPictures = 200;
/** A row is at most 409 points high. */
const largest = { width: 560, height: 530 };

interface PictureList {
  add(record: OutputRecord, counted: CountedInvoice): void;
  /** Draws and writes all of them. Rejects with `cancelled` only: a page without a picture says why. */
  write(): Promise<void>;
}

interface Wanted {
  readonly source: OutputRecord['source'];
  readonly cells: readonly CellValue[];
}

export function pictureList(book: Book, pictures: PagePictures, wording: Wording, links: FileLinks): PictureList {
  const wanted: Wanted[] = [];
  let left = mostPictures;
  async function writeOne({ source, cells }: Wanted, sheet: Sheet): Promise<void> {
    // Workbooks without pictures do not load it.
    const { default: sharp } = await import('sharp');
    const [first, last] = source.pages ?? [1, 0];
    try {
      const pages = await pictures.of(source);
      for (let number = first; number <= last && left > 0; number++, left--) {
        const { bytes } = await pages.page(number);
        const { data, info } = await sharp(bytes)
          .resize({ ...largest, fit: 'inside', withoutEnlargement: true })
          .jpeg({ quality: 75 })
          .toBuffer({ resolveWithObject: true });
        sheet.addPicture([...cells, number], data, { width: info.width, height: info.height });
      }
    } catch (error) {
      const failure = Failure.from(error);
      if (failure.kind === 'cancelled') throw failure;
      const why = wording.show(failure.messageText ?? failure.message);
      sheet.add([...cells, null, wording.text('book.noPicture', { why })]);
    }
  }
  return {
    add(record, { seller }) {
      if (record.source.pages === null || wanted.length >= mostPictures) return;
      const number = cellAt(record.invoice, 'number') ?? cellAt(record.invoice, 'invoice_number');
      wanted.push({ source: record.source, cells: [links.cell(record), number, seller] });
    },
    async write() {
      const sheet = book.sheet(wording.label('book.sheet.pages'), {
        columns: [
          { head: wording.label('book.file'), kind: 'long', width: 30 },
          { head: wording.head('number'), kind: 'text', width: 23 },
          { head: wording.head('seller.name'), kind: 'long', width: 28 },
          { head: wording.label('book.pages'), kind: 'number', width: 8 },
          { head: wording.label('book.picture'), kind: 'long', width: 82 },
        ],
        foot: wording.label('book.foot'),
      });
      for (const each of wanted) if (left > 0) await writeOne(each, sheet);
      sheet.endTable();
      if (left === 0) sheet.add([wording.text('book.morePages', { most: mostPictures })], 'note');
      sheet.close();
    },
  };
}
