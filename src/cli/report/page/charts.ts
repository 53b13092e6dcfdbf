/** Charts as SVG, without any script. Each stands beside a table with the same numbers. */
import type { GroupSum } from '../../../tables/groups.ts';
import { markup, type Markup } from './markup.ts';

const width = 760;
const height = 210;
const edge = { left: 8, right: 8, top: 24, bottom: 26 };
const widestColumn = 56;

/** A column for each group, with the part that needs review on top; negative sums hang below the line. `compact` writes a value in little room. */
export function columnChart(sums: readonly GroupSum[], about: string, compact: (value: number) => string): Markup {
  const most = Math.max(0, ...sums.map(({ total }) => total));
  const least = Math.min(0, ...sums.map(({ total }) => total));
  const span = most - least || 1;
  const y = (value: number): number => edge.top + ((most - value) / span) * (height - edge.top - edge.bottom);
  const step = (width - edge.left - edge.right) / Math.max(sums.length, 1);
  const column = Math.min(widestColumn, step * 0.62);
  const columns = sums.map(({ label, total, review }, index) => {
    const middle = edge.left + step * (index + 0.5);
    const doubtful = total > 0 ? Math.min(Math.max(review, 0), total) : 0;
    return markup`${block(middle - column / 2, y(Math.max(total, 0)), column, Math.abs(y(total) - y(0)), 'ok-fill')}${doubtful > 0 ? block(middle - column / 2, y(total), column, y(total - doubtful) - y(total), 'review-fill') : null}<text
        class="value"
        x="${round(middle)}"
        y="${round(y(Math.max(total, 0)) - 6)}"
        text-anchor="middle"
        >${compact(total)}</text
      ><text x="${round(middle)}" y="${height - 8}" text-anchor="middle">${label}</text>`;
  });
  return markup`<svg class="chart" role="img" viewBox="0 0 ${width} ${height}" aria-label="${about}">
    <line class="grid" x1="0" x2="${width}" y1="${round(y(0))}" y2="${round(y(0))}" />
    ${columns}
  </svg>`;
}

const block = (x: number, y: number, wide: number, high: number, kind: string): Markup =>
  markup`<rect
    class="${kind}"
    x="${round(x)}"
    y="${round(y)}"
    width="${round(wide)}"
    height="${round(Math.max(high, 1))}"
    rx="2"
  />`;

/** A bar in a row of a table: its share of the largest one, and how much of it needs review. */
export function bar({ total, review }: GroupSum, largest: number): Markup {
  const share = (value: number): number => (largest > 0 ? Math.min(100, (Math.max(value, 0) / largest) * 100) : 0);
  const [all, doubtful] = [share(total), Math.min(share(review), share(total))];
  return markup`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" x="0" y="0" width="100" height="8" />
    <rect class="ok-fill" x="0" y="0" width="${round(all)}" height="8" />
    <rect class="review-fill" x="${round(all - doubtful)}" y="0" width="${round(doubtful)}" height="8" />
  </svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
