/** Lists the signatures that a PDF states: its signed signature fields. They are not verified. */
import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';
import type { SignatureFound } from '../prepared.ts';

const maximumFields = 10_000;

export function signaturesIn(context: PDFContext, catalog: PDFDict): readonly SignatureFound[] {
  const form = catalog.lookup(PDFName.of('AcroForm'));
  const fields = form instanceof PDFDict ? form.lookup(PDFName.of('Fields')) : undefined;
  const found: SignatureFound[] = [];
  const waiting: PDFObject[] = fields instanceof PDFArray ? [...fields.asArray()].reverse() : [];
  const seen = new Set<PDFObject>();
  for (let next = waiting.pop(); next && seen.size < maximumFields; next = waiting.pop()) {
    const field = context.lookup(next);
    if (!(field instanceof PDFDict) || seen.has(field)) continue;
    seen.add(field);
    const children = field.lookup(PDFName.of('Kids'));
    if (children instanceof PDFArray) waiting.push(...children.asArray().toReversed());
    const value = field.lookup(PDFName.of('V'));
    if (value instanceof PDFDict && (value.has(PDFName.of('ByteRange')) || value.has(PDFName.of('Contents')))) {
      found.push({
        field: textOf(field.lookup(PDFName.of('T'))),
        signer: textOf(value.lookup(PDFName.of('Name'))),
        signedAt: dateOf(textOf(value.lookup(PDFName.of('M')))),
      });
    }
  }
  return found;
}

const textOf = (value: PDFObject | undefined): string | null => {
  const text = value instanceof PDFString || value instanceof PDFHexString ? value.decodeText().trim() : '';
  return text === '' ? null : text;
};

/** D:YYYYMMDDHHmmSS+HH'mm' (ISO 32000-1, 7.9.4) as ISO 8601, in the zone that it states. */
function dateOf(text: string | null): string | null {
  const parts = /^(?:D:)?(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?)?/.exec(
    text ?? '',
  );
  if (!parts) return text;
  const [, year, month, day, hour = '00', minute = '00', second = '00', utc, sign, zoneHour, zoneMinute = '00'] = parts;
  const offset = sign ? `${sign}${zoneHour}:${zoneMinute}` : '';
  const zone = utc ? 'Z' : offset;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
}
