import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useLayout } from '../../../src/web/layout/layout.ts';
import { mergeRequest } from '../../../src/web/layout/merge-request.ts';
import { placementsOf } from '../../../src/web/layout/plan.ts';
import { laidOut } from './invoices.ts';

beforeEach(() => setActivePinia(createPinia()));

function withInvoices(...pages: readonly number[]) {
  const layout = useLayout();
  const invoices = pages.map((count, index) => laidOut(`inv_${index}`, count));
  layout.choose(invoices.map(({ invoice }) => invoice.id));
  layout.add(invoices);
  return layout;
}

describe('the layout', () => {
  it('has the fields of the API document', () => {
    const { layout, orientation, margin, gap, showPageNumber, showCategoryLabel, previewZoom, currentPage } =
      useLayout();
    expect({
      layout,
      orientation,
      margin,
      gap,
      showPageNumber,
      showCategoryLabel,
      previewZoom,
      currentPage,
    }).toEqual({
      layout: '2x1',
      orientation: 'portrait',
      margin: 10,
      gap: 5,
      showPageNumber: false,
      showCategoryLabel: false,
      previewZoom: 1,
      currentPage: 1,
    });
  });

  it('plans anew with every change, inside the margins', () => {
    const layout = withInvoices(3, 1);
    expect(layout.plan.sheets).toHaveLength(2);
    layout.layout = '2x2';
    layout.margin = 20;
    expect(layout.plan.sheets).toHaveLength(1);
    for (const { box } of placementsOf(layout.plan)) {
      expect(Math.min(...box)).toBeGreaterThanOrEqual((20 * 72) / 25.4 - 0.01);
      expect(box[2]).toBeLessThanOrEqual(((210 - 20) * 72) / 25.4 + 0.01);
    }
  });

  it.each([
    ['margin', 100],
    ['margin', NaN],
    ['gap', 101],
    ['gap', -1],
  ] as const)('keeps the last plan while a %s of %d leaves no room or is none', (name, value) => {
    const layout = withInvoices(1);
    layout.gap = 0;
    const { plan } = layout;
    layout.margin = name === 'margin' ? value : 10;
    layout.gap = name === 'gap' ? value : 30;
    if (name === 'margin' && value === 100) layout.layout = '2x2';
    expect(layout.hasRoom).toBe(false);
    expect(placementsOf(layout.plan)).toEqual(placementsOf(plan));
    layout.margin = 10;
    layout.gap = 5;
    expect(layout.hasRoom).toBe(true);
  });

  it('sends the pages as they are arranged, and the fields of the document under their names', () => {
    const layout = withInvoices(1, 2);
    layout.turn('inv_1', 2, -1);
    layout.move('inv_1/2/0', 0);
    layout.showPageNumber = true;
    expect(layout.order).toBe('own');
    expect(mergeRequest('pdf', layout.pages, layout.values)).toEqual({
      invoiceIds: ['inv_1', 'inv_0'],
      outputType: 'pdf',
      layout: {
        layout: '2x1',
        orientation: 'portrait',
        margin: 10,
        gap: 5,
        showPageNumber: true,
        showCategoryLabel: false,
        paper: 'A4',
        cutLines: false,
        summary: false,
        pages: [
          { invoiceId: 'inv_1', page: 2, rotation: 270 },
          { invoiceId: 'inv_0', page: 1, rotation: 0 },
          { invoiceId: 'inv_1', page: 1, rotation: 0 },
        ],
      },
    });
  });

  it('forgets what was done to pages when other invoices are chosen, and keeps those that are known', () => {
    const layout = withInvoices(1, 1);
    layout.setCopies('inv_0', 3);
    layout.move('inv_1/1/0', 0);
    layout.choose(['inv_1']);
    expect(layout.pages.map(({ key }) => key)).toEqual(['inv_1/1/0']);
    expect([layout.order, layout.copies.size]).toEqual(['given', 0]);
  });

  it('shows only sheets that there are', () => {
    const layout = withInvoices(5);
    layout.showSheet(99);
    expect(layout.currentPage).toBe(3);
    layout.showSheet(0);
    expect(layout.currentPage).toBe(1);
  });
});
