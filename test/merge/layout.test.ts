import { array, assert, boolean, constantFrom, double, integer, property, record, tuple } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { InvoiceType } from '../../src/domain/invoice.ts';
import {
  type Area,
  cellsOn,
  fitInto,
  gridFor,
  type PlanOptions,
  pointsOf,
  sheetPlanner,
  type SheetPlanner,
  sheetSize,
} from '../../src/merge/layout.ts';
import { noRoom } from '../../src/merge/no-room.ts';
import { MergeOptions } from '../../src/merge/options.ts';

const planned = (options: PlanOptions): SheetPlanner => sheetPlanner(options, noRoom);

const length = double({ min: 5, max: 60_000, noNaN: true });
const page = record({ width: length, height: length });
const kind = constantFrom<InvoiceType>('vat_normal', 'train', 'taxi', 'flight');
const anyOptions = record({
  layout: constantFrom('1x1', '2x1', '2x2', '1x3', '4x2', 'auto'),
  paper: constantFrom('A4', 'A5', 'b5', 'Letter', 'Legal', '210x140mm', '300x300mm'),
  orientation: constantFrom('portrait', 'landscape'),
  margin: integer({ min: 0, max: 20 }),
  gap: integer({ min: 0, max: 10 }),
  rotate: constantFrom('auto', 'never'),
  fit: constantFrom('shrink', 'fill'),
  mixKinds: boolean(),
}).map((options) => MergeOptions.parse(options));

const inside = (inner: Area, outer: Area): boolean => {
  const slack = 1e-6;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
};
const apart = (one: Area, other: Area): boolean =>
  one.x + one.width <= other.x + 1e-6 ||
  other.x + other.width <= one.x + 1e-6 ||
  one.y + one.height <= other.y + 1e-6 ||
  other.y + other.height <= one.y + 1e-6;

describe('the planning of sheets', () => {
  it('puts every page inside a cell of its own, undistorted and in order', () => {
    assert(
      property(array(tuple(page, kind), { maxLength: 25 }), anyOptions, (pages, options) => {
        const planner = planned(options);
        const sheet = { x: 0, y: 0, ...planner.sheetSize };
        const taken = new Set<string>();
        let last = { sheet: 0, cell: -1 };
        for (const [size, of] of pages) {
          const planned = planner.place(size, of);
          const cells = planner.cellsOf(planned.sheet);
          const at = { sheet: planned.sheet, cell: cells.indexOf(planned.cell) };
          expect(inside(planned, planned.cell) && inside(planned.cell, sheet)).toBe(true);
          expect(taken.has(`${at.sheet}/${at.cell}`)).toBe(false);
          taken.add(`${at.sheet}/${at.cell}`);
          const isNext =
            at.sheet === last.sheet ? at.cell === last.cell + 1 : at.sheet === last.sheet + 1 && at.cell === 0;
          expect(isNext).toBe(true);
          last = at;
          const [width, height] = planned.turns === 1 ? [size.height, size.width] : [size.width, size.height];
          expect(planned.width / width).toBeCloseTo(planned.scale, 9);
          expect(planned.height / height).toBeCloseTo(planned.scale, 9);
          if (options.fit === 'shrink') expect(planned.scale).toBeLessThanOrEqual(1);
          if (options.rotate === 'never') expect(planned.turns).toBe(0);
        }
      }),
    );
  });

  it('fills a sheet before it begins the next, whatever the sizes of the pages', () => {
    assert(
      property(array(page, { minLength: 1, maxLength: 30 }), (pages) => {
        const planner = planned(MergeOptions.parse({ layout: '3x2', orientation: 'portrait' }));
        const sheets = pages.map((size) => planner.place(size).sheet);
        expect(sheets.at(-1)).toBe(Math.ceil(pages.length / 6) - 1);
      }),
    );
  });

  it('rotates a page only if that makes it larger', () => {
    assert(
      property(page, page, (cellSize, size) => {
        const cell = { x: 0, y: 0, ...cellSize };
        const turned = fitInto(cell, size, { fit: 'shrink', rotate: 'auto' });
        const straight = fitInto(cell, size, { fit: 'shrink', rotate: 'never' });
        if (turned.turns === 1) expect(turned.scale).toBeGreaterThan(straight.scale);
        else expect(turned).toEqual(straight);
      }),
    );
  });
});

it('makes cells that never overlap and are in reading order', () => {
  assert(
    property(integer({ min: 1, max: 6 }), integer({ min: 1, max: 6 }), (rows, columns) => {
      const cells = cellsOn(sheetSize(MergeOptions.parse({})), { rows, columns }, { margin: 5, gap: 2 }, noRoom);
      expect(cells).toHaveLength(rows * columns);
      cells.forEach((cell, index) => {
        const next = cells[index + 1];
        if (!next) return;
        expect(next.y < cell.y - 1 || (Math.abs(next.y - cell.y) < 1e-9 && next.x > cell.x)).toBe(true);
        for (const other of cells.slice(index + 1)) expect(apart(cell, other)).toBe(true);
      });
    }),
  );
});

test('puts two pages one above the other for the layout 2x1', () => {
  const planner = planned(MergeOptions.parse({}));
  const invoice = { width: 595, height: 397 };
  const [first, second, third] = [planner.place(invoice), planner.place(invoice), planner.place(invoice)];
  expect([first.sheet, second.sheet, third.sheet]).toEqual([0, 0, 1]);
  expect(first.y).toBeGreaterThan(second.y + second.height);
  expect(first.x).toBeCloseTo(second.x, 9);
});

test('rotates a portrait page in a landscape cell, and does not rotate one that fits as it is', () => {
  const planner = planned(MergeOptions.parse({ orientation: 'portrait' }));
  expect(planner.place({ width: 595, height: 842 })).toMatchObject({ turns: 1 });
  expect(planner.place({ width: 160, height: 300 })).toMatchObject({ turns: 0, scale: 1 });
});

test('enlarges for the fit fill, and keeps the size and reports what is cut for none', () => {
  const cell = { x: 10, y: 10, width: 100, height: 100 };
  expect(fitInto(cell, { width: 50, height: 20 }, { fit: 'fill', rotate: 'never' })).toMatchObject({ scale: 2, x: 10 });
  const large = fitInto(cell, { width: 200, height: 50 }, { fit: 'none', rotate: 'never' });
  expect(large).toMatchObject({ scale: 1, cut: true, x: -40 });
  expect(fitInto(cell, { width: 90, height: 50 }, { fit: 'none', rotate: 'never' }).cut).toBe(false);
});

test('gives each kind its own sheets for the layout auto, with more tickets on each, and joins kinds laid out alike if asked', () => {
  const slip = { width: 200, height: 300 };
  const kinds: readonly InvoiceType[] = ['vat_normal', 'vat_special', 'train', 'taxi'];
  const sheetsWith = (mixKinds: boolean): number[] => {
    const planner = planned(MergeOptions.parse({ layout: 'auto', mixKinds }));
    return kinds.map((of) => planner.place(slip, of).sheet);
  };
  expect(sheetsWith(false)).toEqual([0, 1, 2, 3]);
  expect(sheetsWith(true)).toEqual([0, 0, 1, 1]);
  expect(gridFor('auto', 'taxi')).toEqual({ rows: 4, columns: 2 });
});

test('accepts paper names in any letter case and sizes in millimetres, and landscape swaps the sides', () => {
  const size = (options: object) => sheetSize(MergeOptions.parse(options));
  expect(size({ paper: 'a5' }).width).toBeCloseTo(pointsOf(148), 9);
  expect(size({ paper: '241x140mm' })).toEqual({ width: pointsOf(140), height: pointsOf(241) });
  expect(size({ paper: '140x241mm', orientation: 'landscape' }).width).toBeCloseTo(pointsOf(241), 9);
});

test('refuses a margin that leaves no room before anything is read', () => {
  expect(() => planned(MergeOptions.parse({ paper: 'A5', margin: 100 }))).toThrow(/cells of less than/);
  expect(() => planned(MergeOptions.parse({ layout: '20x20', gap: 20 }))).toThrow(/fewer|cells of less/);
});

test.each(['0x1', '2x', 'x2', '21x1', 'autos', ''])('refuses the layout %j', (layout) => {
  expect(MergeOptions.safeParse({ layout }).success).toBe(false);
});

describe('the orientation auto', () => {
  const letter = { width: 595, height: 842 };
  const fapiao = { width: 595, height: 397 };
  const lies = (planner: SheetPlanner, sheet: number): string => {
    const { width, height } = planner.sizeOf(sheet);
    return width > height ? 'landscape' : 'portrait';
  };

  it('puts two letters side by side and upright on a landscape sheet', () => {
    const planner = planned(MergeOptions.parse({}));
    const [one, other] = [planner.place(letter), planner.place(letter)];
    expect([one, other]).toMatchObject([
      { sheet: 0, turns: 0 },
      { sheet: 0, turns: 0 },
    ]);
    expect(other.x).toBeGreaterThan(one.x + one.width);
    expect(lies(planner, 0)).toBe('landscape');
  });

  it('puts two fapiao one above the other on a portrait sheet', () => {
    const planner = planned(MergeOptions.parse({}));
    const [one, other] = [planner.place(fapiao), planner.place(fapiao)];
    expect([one.turns, other.turns, other.sheet]).toEqual([0, 0, 0]);
    expect(one.y).toBeGreaterThan(other.y + other.height);
    expect(lies(planner, 0)).toBe('portrait');
  });

  it('begins a new sheet before a page that would lie on its side, but not for a slip that fits either way', () => {
    const planner = planned(MergeOptions.parse({}));
    const slip = { width: 160, height: 300 };
    const sheets = [fapiao, slip, fapiao, letter, slip, fapiao].map((page) => planner.place(page).sheet);
    expect(sheets).toEqual([0, 0, 1, 2, 2, 3]);
    expect([0, 1, 2, 3].map((sheet) => lies(planner, sheet))).toEqual([
      'portrait',
      'portrait',
      'landscape',
      'portrait',
    ]);
  });

  it('never rotates a page that would be upright on one of the sheets', () => {
    assert(
      property(array(page, { minLength: 1, maxLength: 20 }), (pages) => {
        const planner = planned(MergeOptions.parse({ layout: '2x1' }));
        for (const size of pages) {
          const upright = (['portrait', 'landscape'] as const).some((orientation) => {
            const layout = orientation === 'portrait' ? '2x1' : '1x2';
            return planned(MergeOptions.parse({ layout, orientation })).place(size).turns === 0;
          });
          if (upright) expect(planner.place(size).turns).toBe(0);
        }
      }),
    );
  });
});
