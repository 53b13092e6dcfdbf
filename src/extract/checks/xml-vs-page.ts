/**
 * Whether the XML inside a document agrees with its pages in number, date and total.
 *
 * People pay what they see, and programs book what the XML says. Where the two differ, one of them is wrong or forged.
 * Values of the page with a low confidence are not compared.
 */
import { message } from '../../texts/message.ts';
import type { FieldName, Reading } from '../reading.ts';
import { sameValue } from '../same-value.ts';
import type { Check } from './check.ts';
import { type Problem, shown, verdict } from './verdict.ts';

export const fieldsOnPage = ['number', 'issueDate', 'totalAmount'] as const satisfies readonly FieldName[];

/** A value of the page with a lower confidence is a guess. */
export const sureEnough = 0.8;

export const isXml = ({ fields }: Reading): boolean =>
  Object.values(fields).some((evidence) => evidence.method === 'embedded-xml');

export const isLayout = (reading: Reading): boolean => !isXml(reading) && reading.source !== 'qr';

export const xmlVsPage: Check = {
  id: 'xml-vs-page',
  says: 'xml-vs-page.says',
  doubts: [],
  run({ readings }) {
    const xml = readings.find(isXml);
    const page = readings.find(isLayout);
    if (!xml || !page) return undefined;
    const problems: Problem[] = [];
    let compared = 0;
    for (const field of fieldsOnPage) {
      const inXml = xml.fields[field];
      const onPage = page.fields[field];
      if (!inXml || !onPage || onPage.confidence < sureEnough) continue;
      compared++;
      if (sameValue(inXml.value, onPage.value)) continue;
      const values = { field, inXml: shown(inXml.value), onPage: shown(onPage.value) };
      problems.push({ message: message('xml-vs-page.field', values) });
    }
    return verdict(compared, problems);
  },
};
