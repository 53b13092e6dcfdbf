/** Invoices of a seller that has to be taught. */
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

export const taughtSeller = 'Nebelhorn Werke GmbH';

/** An invoice whose number stands behind a word that no reader knows, and behind the usual word another one. */
export async function taughtInvoice(number: string, total: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const write = (x: number, y: number, text: string): void => page.drawText(text, { x, y: 842 - y, size: 10, font });
  write(56, 60, taughtSeller);
  write(56, 74, 'Am Deich 4, 26506 Norden');
  write(56, 88, 'USt-IdNr. DE811234567');
  write(56, 150, 'Rechnung');
  write(56, 180, `Zettelkennung ${number}`);
  // The number of the form: a reader takes it for that of the invoice.
  write(300, 150, 'Rechnungsnummer 000111');
  write(56, 194, 'Rechnungsdatum 03.04.2025');
  write(56, 230, 'Beschreibung');
  write(440, 230, 'Betrag');
  write(56, 246, 'Ein Werkstueck');
  write(440, 246, `${total.toFixed(2).replace('.', ',')} EUR`);
  write(56, 290, 'Gesamtbetrag');
  write(440, 290, `${total.toFixed(2).replace('.', ',')} EUR`);
  return pdf.save();
}
