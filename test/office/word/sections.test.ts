/** Pages, headers and footers of sections. */
import { expect, test } from 'vitest';
import { lastSection, readSections } from '../../../src/office/word/sections.ts';
import { parseXml } from '../../../src/documents/xml.ts';

const body = (content: string) =>
  parseXml(
    `<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${content}</w:body>`,
  );

test('a section inside the text is distinguished from the last one', () => {
  const inner =
    '<w:p><w:pPr><w:sectPr><w:headerReference w:type="first" r:id="rId1"/><w:footerReference r:id="rId2"/><w:titlePg/></w:sectPr></w:pPr></w:p>';
  const last = '<w:sectPr><w:pgSz w:w="6000"/><w:pgMar w:left="1000" w:right="1000"/><w:titlePg w:val="0"/></w:sectPr>';
  const [first, second] = readSections(body(inner + last));
  expect(first).toMatchObject({ hasTitlePage: true });
  expect([...(first?.headers ?? [])]).toEqual([['first', 'rId1']]);
  expect([...(first?.footers ?? [])]).toEqual([['default', 'rId2']]);
  expect(second).toMatchObject({ hasTitlePage: false, textWidthPoints: 200 });
  expect(lastSection(body(inner + last))).toEqual(second);
});

test('a page whose margins leave no room, or without a stated size, still has a width', () => {
  expect(lastSection(body('')).textWidthPoints).toBeCloseTo((11_906 - 2 * 1417) / 20);
  expect(lastSection(body('<w:sectPr><w:pgSz w:w="100"/></w:sectPr>')).textWidthPoints).toBe(100);
});
