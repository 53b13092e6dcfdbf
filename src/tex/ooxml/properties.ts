/** Run and paragraph properties of OOXML as css:* attributes of Hub. */
import { child, type XmlNode } from '../../documents/xml.ts';
import { attribute, integerOf, isOn, valueOf } from '../../office/nodes.ts';

/** Without the `css:` prefix. */
export type Css = Readonly<Record<string, string>>;

const highlightColors: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000FF',
  cyan: '#00FFFF',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGray: '#808080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  green: '#00FF00',
  lightGray: '#C0C0C0',
  magenta: '#FF00FF',
  red: '#FF0000',
  white: '#FFFFFF',
  yellow: '#FFFF00',
};

const hexColor = (value: string | undefined): string | undefined =>
  value !== undefined && /^[0-9a-fA-F]{6}$/.test(value) ? `#${value.toUpperCase()}` : undefined;

const points = (halfPoints: number): string => `${halfPoints / 2}pt`;

/** w:rPr. An explicit "off" is written out too: it undoes what the style says. */
export function runCss(properties: XmlNode | undefined): Css {
  if (!properties) return {};
  const css: Record<string, string> = {};
  const toggle = (name: string, property: string, on: string, off: string): void => {
    const state = isOn(properties, name);
    if (state !== undefined) css[property] = state ? on : off;
  };
  toggle('b', 'font-weight', 'bold', 'normal');
  toggle('i', 'font-style', 'italic', 'normal');
  toggle('caps', 'text-transform', 'uppercase', 'none');
  toggle('smallCaps', 'font-variant', 'small-caps', 'normal');
  toggle('vanish', 'display', 'none', 'inline');
  toggle('strike', 'text-decoration-line', 'line-through', 'none');
  if (isOn(properties, 'dstrike') === true) css['text-decoration-line'] = 'line-through';
  const underline = valueOf(properties, 'u');
  if (underline !== undefined && css['text-decoration-line'] !== 'line-through') {
    css['text-decoration-line'] = underline === 'none' ? 'none' : 'underline';
  }
  const color = hexColor(valueOf(properties, 'color'));
  if (color !== undefined) css['color'] = color;
  const shade = child(properties, 'shd');
  const background =
    highlightColors[valueOf(properties, 'highlight') ?? ''] ?? (shade && hexColor(attribute(shade, 'fill')));
  if (background !== undefined) css['background-color'] = background;
  const size = integerOf(valueOf(properties, 'sz'));
  if (size !== undefined) css['font-size'] = points(size);
  const fonts = child(properties, 'rFonts');
  const family = fonts && (attribute(fonts, 'ascii') ?? attribute(fonts, 'hAnsi'));
  if (family !== undefined) css['font-family'] = family;
  const raised = integerOf(valueOf(properties, 'position'));
  if (raised !== undefined && raised !== 0) css['top'] = points(-raised);
  return css;
}

/** w:pPr: what reaches TeX, and indents for those who read the Hub. Twips become points. */
export function paragraphCss(properties: XmlNode | undefined): Css {
  if (!properties) return {};
  const css: Record<string, string> = {};
  const alignment = {
    center: 'center',
    right: 'right',
    end: 'right',
    both: 'justify',
    distribute: 'justify',
    left: 'left',
    start: 'left',
  };
  const given = valueOf(properties, 'jc');
  const align = Object.entries(alignment).find(([name]) => name === given)?.[1];
  if (align !== undefined) css['text-align'] = align;
  if (isOn(properties, 'bidi') === true) {
    css['direction'] = 'rtl';
    // Left and right are where lines begin and end.
    if (align === 'left' || align === 'right') css['text-align'] = align === 'left' ? 'right' : 'left';
  }
  const indent = child(properties, 'ind');
  const left = indent && integerOf(attribute(indent, 'left') ?? attribute(indent, 'start'));
  if (left !== undefined && left !== 0) css['margin-left'] = `${left / 20}pt`;
  const first = indent && integerOf(attribute(indent, 'firstLine'));
  const hanging = indent && integerOf(attribute(indent, 'hanging'));
  if (hanging !== undefined && hanging !== 0) css['text-indent'] = `${-hanging / 20}pt`;
  else if (first !== undefined && first !== 0) css['text-indent'] = `${first / 20}pt`;
  if (isOn(properties, 'pageBreakBefore') === true) css['page-break-before'] = 'always';
  return css;
}

/** As attributes of a Hub element. */
export const cssAttributes = (css: Css): Record<string, string> =>
  Object.fromEntries(Object.entries(css).map(([name, value]) => [`css:${name}`, value]));
