/** Properties of runs and paragraphs as css:* attributes in Hub. */
import type { ParagraphProperties, RunProperties } from '../../office/word/properties.ts';

/** Without the `css:` prefix. */
export type Css = Readonly<Record<string, string>>;

/** An explicit "off" is written, too, because it overrides the style. */
export function runCss(run: RunProperties): Css {
  const css: Record<string, string> = {};
  const toggle = (state: boolean | undefined, property: string, on: string, off: string): void => {
    if (state !== undefined) css[property] = state ? on : off;
  };
  toggle(run.bold, 'font-weight', 'bold', 'normal');
  toggle(run.italic, 'font-style', 'italic', 'normal');
  toggle(run.caps, 'text-transform', 'uppercase', 'none');
  toggle(run.smallCaps, 'font-variant', 'small-caps', 'normal');
  toggle(run.hidden, 'display', 'none', 'inline');
  toggle(run.strike, 'text-decoration-line', 'line-through', 'none');
  if (run.strike !== true) toggle(run.underline, 'text-decoration-line', 'underline', 'none');
  if (run.color !== undefined) css['color'] = run.color;
  if (run.background !== undefined) css['background-color'] = run.background;
  if (run.sizePoints !== undefined) css['font-size'] = `${run.sizePoints}pt`;
  if (run.font !== undefined) css['font-family'] = run.font;
  if (run.raisedPoints !== undefined) css['top'] = `${-run.raisedPoints}pt`;
  return css;
}

/** Properties that TeX uses, and indents for readers of the Hub. */
export function paragraphCss(paragraph: ParagraphProperties): Css {
  const css: Record<string, string> = {};
  if (paragraph.align !== undefined) css['text-align'] = paragraph.align;
  if (paragraph.rightToLeft === true) css['direction'] = 'rtl';
  if (paragraph.leftPoints !== undefined) css['margin-left'] = `${paragraph.leftPoints}pt`;
  if (paragraph.firstLinePoints !== undefined) css['text-indent'] = `${paragraph.firstLinePoints}pt`;
  if (paragraph.pageBreakBefore === true) css['page-break-before'] = 'always';
  return css;
}

/** The attributes of a Hub element. */
export const cssAttributes = (css: Css): Record<string, string> =>
  Object.fromEntries(Object.entries(css).map(([name, value]) => [`css:${name}`, value]));
