/** The page that options ask for, with defaults for those that are not given. */
import type { PageOptions } from './article/write/docx.ts';
import { type ConvertOptions, defaultMarginMm, pageSizeMm } from './options.ts';

export function pageOf(options: ConvertOptions, natural: 'portrait' | 'landscape' = 'portrait'): PageOptions {
  const [short, long] = pageSizeMm[options.pageSize ?? 'A4'];
  const landscape = (options.orientation ?? natural) === 'landscape';
  const [widthMm, heightMm] = landscape ? [long, short] : [short, long];
  const [top = defaultMarginMm, right = defaultMarginMm, bottom = defaultMarginMm, left = defaultMarginMm] =
    options.margins ?? [];
  // Margins that leave no room would fail in the typesetter, with a message that does not name them.
  const fit = (one: number, other: number, whole: number): number =>
    one + other > whole - 20 ? ((whole - 20) * one) / (one + other) : one;
  return {
    widthMm,
    heightMm,
    marginsMm: [
      fit(top, bottom, heightMm),
      fit(right, left, widthMm),
      fit(bottom, top, heightMm),
      fit(left, right, widthMm),
    ],
  };
}

export const asksForPage = ({ pageSize, orientation, margins }: ConvertOptions): boolean =>
  pageSize !== undefined || orientation !== undefined || margins !== undefined;
