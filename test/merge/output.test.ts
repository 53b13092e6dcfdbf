/** The file that comes out: the same bytes each time, nothing twice, and what others draw on its sheets. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it, test } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import type { MakeDecorator, SheetView } from '../../src/merge/decorator.ts';
import { annotate, makePdf, textsOf, withPdf } from '../documents/readers/pdf-documents.ts';
import { dictionariesOf, merge, rasterOf, redShare, saved, source, typesIn } from './merging.ts';

async function invoice(number: number, pages = 1): Promise<Uint8Array> {
  const document = await makePdf(
    (drawing) => {
      drawing.page.drawText(`Invoice ${number}`, { x: 30, y: 30, size: 12, font: drawing.font });
      annotate(drawing, { subtype: 'Stamp' }, [150, 100, 60, 30], '1 0 0 rg 0 0 60 30 re f');
    },
    [300, 200],
  );
  for (let extra = 1; extra < pages; extra++) document.addPage([300, 200]);
  return saved(document);
}

test('the same sources and options give the same bytes, and others another ID', async () => {
  const sources = [source(await invoice(1)), source(await invoice(2), 'b.pdf')];
  const [one, other, turned] = [await merge(sources), await merge(sources), await merge(sources.toReversed())];
  expect(one.bytes.equals(other.bytes)).toBe(true);
  const idOf = (bytes: Buffer): string | undefined => /\/ID\[<([0-9a-f]{32})>/.exec(bytes.toString('latin1'))?.[1];
  expect(idOf(one.bytes)).toBeDefined();
  expect(idOf(one.bytes)).not.toBe(idOf(turned.bytes));
});

test('the metadata names the program, and contains no time', async () => {
  const { bytes } = await merge([source(await invoice(1))], {}, { producer: 'invoicectl 1.2 – 发票' });
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  expect(document.getProducer()).toBe('invoicectl 1.2 – 发票');
  expect(document.getCreationDate()).toBeUndefined();
});

test('the cross-reference table gives the offset of every object', async () => {
  const { bytes } = await merge([source(await invoice(1)), source(await invoice(2), 'b.pdf')]);
  const text = bytes.toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const lines = text.slice(start).split('\n');
  expect(lines[0]).toBe('xref');
  const count = Number(lines[1]?.split(' ')[1]);
  expect(count).toBeGreaterThan(8);
  for (let number = 1; number < count; number++) {
    const line = `${lines[2 + number]}\n`;
    expect(line).toMatch(/^\d{10} 00000 n \n$/);
    expect(text.startsWith(`${number} 0 obj\n`, Number(line.slice(0, 10)))).toBe(true);
  }
});

describe('repeated content is stored once', () => {
  it('if it is a document', async () => {
    const bytes = await invoice(1);
    const once = await merge([source(bytes)], { layout: '1x1' });
    const often = await merge(
      Array.from({ length: 50 }, (_, index) => source(bytes, `${index}.pdf`)),
      { layout: '1x1' },
    );
    expect(often.report.sheets).toBe(50);
    expect(often.report.documents).toHaveLength(50);
    expect(often.bytes.length - once.bytes.length).toBeLessThan(50 * 400);
    expect(redShare(await rasterOf(often.bytes, 49, 50))).toBeGreaterThan(0.001);
  });

  it('if it is a font or a picture in different documents', async () => {
    const { bytes } = await merge([source(await invoice(1)), source(await invoice(2), 'b.pdf')]);
    expect((await typesIn(bytes)).filter((type) => type === '/Font')).toHaveLength(1);
    expect(await textsOf(bytes)).toEqual(['Invoice', '1', 'Invoice', '2']);
  });
});

test('a document that is refused leaves no bytes in the output', async () => {
  const refusing = async (): Promise<never> => {
    throw new Failure('timeout', 'Too slow');
  };
  const { report, bytes } = await merge([source(await invoice(1))], {}, { prepare: refusing });
  expect(report.refused[0]?.failure.kind).toBe('timeout');
  expect(bytes.length).toBe(0);
});

test('an error that is not caused by a document ends the merge', async () => {
  const sources = [source(await invoice(1))];
  const cancelled = new AbortController();
  cancelled.abort(new Failure('cancelled', 'Stopped'));
  await expect(merge(sources, {}, { signal: cancelled.signal })).rejects.toMatchObject({ kind: 'cancelled' });
  const broken = async (): Promise<never> => {
    throw new TypeError('a bug');
  };
  await expect(merge(sources, {}, { kindOf: broken })).rejects.toThrow('a bug');
});

test('a decorator draws on every sheet once their number is known, adds sheets at the end, and writes what it reserved', async () => {
  const views: SheetView[] = [];
  const decorator: MakeDecorator = async (writer) => {
    const font = writer.reserve();
    return {
      lastSheets: async ({ documents }) => [
        {
          operators: `BT /F1 12 Tf 50 50 Td (Summary of ${documents.length}) Tj ET`,
          resources: { Font: { F1: font } },
        },
      ],
      sheet: async (view) => {
        views.push(view);
        const operators = `BT /F2 12 Tf 50 20 Td (page ${view.number}/${view.count}) Tj ET`;
        return { operators, resources: { Font: { F2: font } } };
      },
      end: async () => {
        await writer.object('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>', font);
      },
    };
  };
  const sources = [source(await invoice(1)), source(await invoice(2), 'b.pdf'), source(await invoice(3), 'c.pdf')];
  const { bytes, report } = await merge(sources, {}, { decorator });
  expect(report.sheets).toBe(3);
  expect(views.map(({ cells, placements }) => [cells.length, placements.length])).toEqual([
    [2, 2],
    [2, 1],
    [0, 0],
  ]);
  const words = await withPdf(bytes, async (open) => {
    const texts: string[] = [];
    for (let index = 0; index < open.pageCount; index++)
      texts.push(...(await open.text(index)).words.map(({ text }) => text));
    return texts.join(' ');
  });
  for (const expected of ['page 1/3', 'page 2/3', 'page 3/3', 'Summary of 3', 'Invoice 3'])
    expect(words).toContain(expected);
  const resources = (await dictionariesOf(bytes)).filter((dict) => dict.has(PDFName.of('MediaBox')));
  expect(resources).toHaveLength(3);
});

test('the layout auto asks for the kind of each document and reports it', async () => {
  const kinds = ['vat_normal', 'train', 'train'] as const;
  const sources = await Promise.all(kinds.map(async (_, index) => source(await invoice(index), `${index}.pdf`)));
  const kindOf = async ({ path }: { readonly path: string }) => kinds[Number.parseInt(path, 10)];
  const { report } = await merge(sources, { layout: 'auto' }, { kindOf });
  expect(report.documents.map(({ kind }) => kind)).toEqual([...kinds]);
  expect(report.placements.map(({ sheet, cell }) => [sheet, cell])).toEqual([
    [1, 1],
    [2, 1],
    [2, 2],
  ]);
});
