/** Reads XML text as the pipeline does, and shows the values without their evidence. */
import { readInvoiceXml } from '../../../../src/extract/sources/embedded-xml.ts';

export function valuesOf(xml: string) {
  const readings = readInvoiceXml(Buffer.from(xml)) ?? [];
  return readings.map(({ fields, lines, facts, source }) => ({
    source,
    ...Object.fromEntries(Object.entries(fields).map(([field, evidence]) => [field, evidence.value])),
    lines: lines.map((line) => line.value),
    facts,
  }));
}
