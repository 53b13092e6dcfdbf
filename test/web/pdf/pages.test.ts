import type { PDFDocumentProxy } from 'pdfjs-dist';
import { expect, it } from 'vitest';
import { pdfPages } from '../../../src/web/pdf/pages.ts';

/** A document of A5 pages that counts what is drawn and whether it was closed. */
function documents() {
  const drawn: string[] = [];
  const closed: string[] = [];
  const open = async (address: string): Promise<PDFDocumentProxy> => {
    if (address === '/damaged') throw new Error('no PDF');
    const page = (number: number) => ({
      rotate: 0,
      getViewport: ({ scale, rotation = 0 }: { scale: number; rotation?: number }) => {
        const [width = 0, height = 0] = rotation % 180 === 0 ? [420, 595] : [595, 420];
        return { width: width * scale, height: height * scale };
      },
      render: () => {
        drawn.push(`${address} ${number}`);
        return { promise: Promise.resolve() };
      },
      cleanup: () => true,
    });
    return {
      numPages: 40,
      getPage: async (number: number) => page(number),
      loadingTask: { destroy: async () => void closed.push(address) },
    } as unknown as PDFDocumentProxy;
  };
  return { open, drawn, closed };
}

it('draws a page once, also when it is asked for twice at the same time', async () => {
  const { open, drawn } = documents();
  const pages = pdfPages({ open });
  const order = { address: '/a', page: 1, width: 840 };
  const [first, second] = await Promise.all([pages.draw(order), pages.draw(order)]);
  expect(first).toBe(second);
  expect([first.width, first.height]).toEqual([840, 1190]);
  expect(await pages.size('/a', 1)).toEqual({ width: 420, height: 595 });
  expect(drawn).toEqual(['/a 1']);
});

it('draws a page anew for more pixels than it has, and not for fewer', async () => {
  const { open, drawn } = documents();
  const pages = pdfPages({ open });
  const order = { address: '/a', page: 1, width: 400 };
  const first = await pages.draw(order);
  expect(await pages.draw({ ...order, width: 200 })).toBe(first);
  const wider = await pages.draw({ ...order, width: 800 });
  expect([wider.width, first.width]).toEqual([800, 0]);
  expect(drawn).toEqual(['/a 1', '/a 1']);
});

it('keeps twelve pages and gives the memory of the others back', async () => {
  const { open, drawn } = documents();
  const pages = pdfPages({ open });
  const first = await pages.draw({ address: '/a', page: 1, width: 100 });
  for (let page = 2; page <= 13; page++) await pages.draw({ address: '/a', page, width: 100 });
  expect(first.width).toBe(0);
  await pages.draw({ address: '/a', page: 13, width: 100 });
  expect(drawn.length).toBe(13);
  await pages.draw({ address: '/a', page: 1, width: 100 });
  expect(drawn.length).toBe(14);
});

it('closes documents that are not looked at any more, and opens a damaged one anew each time', async () => {
  const { open, closed } = documents();
  const pages = pdfPages({ open });
  for (const name of ['/1', '/2', '/3', '/4', '/5', '/6', '/7']) expect(await pages.count(name)).toBe(40);
  expect(closed).toEqual(['/1']);
  await expect(pages.size('/damaged', 1)).rejects.toThrow('no PDF');
  await expect(pages.size('/damaged', 1)).rejects.toThrow('no PDF');
  pages.close();
  await expect.poll(() => closed.length).toBe(7);
});
