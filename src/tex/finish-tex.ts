/** Tidies the TeX of the stylesheets, and finds its engine, its pictures and its missing characters. */
import { fontDependentSigns } from './conf/text-characters.ts';
import { type Message, message } from '../texts/message.ts';

/** At most one blank line, no blanks at the ends of lines, one newline at the end. Lines themselves stay as they are. */
export const tidy = (tex: string): string =>
  `${tex
    .replaceAll('\r\n', '\n')
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/\n+(\n\\end\{(?:itemize|enumerate|quote|minipage|figure|longtable|center|flushright)\})/g, '$1')
    // An empty line before a displayed formula would start a paragraph.
    .replaceAll(/\n{2,}(\\begin\{(?:equation|align)\*?\})/g, '\n$1')
    .trim()}\n`;

export const texEngineOf = (tex: string): 'pdflatex' | 'xelatex' =>
  /^%\s*!TeX program = xelatex/im.test(tex.slice(0, 2000)) ||
  /\\usepackage(?:\[[^\]]*\])?\{[^}]*(?:fontspec|xeCJK|ctex)[^}]*\}/.test(tex.slice(0, 20_000))
    ? 'xelatex'
    : 'pdflatex';

/** The paths of `\includegraphics`, each once, in the order of the TeX. */
export const includedImages = (tex: string): readonly string[] => [
  ...new Set([...tex.matchAll(/\\includegraphics(?:\[[^\]]*\])?\{([^{}]+)\}/g)].map(([, path = '']) => path)),
];

const anySign = new RegExp(`[${fontDependentSigns}]`, 'gu');

const mostNamed = 20;

/** A warning that names characters for which a font may be missing; none when commands draw all of them. */
export function fontWarnings(tex: string): readonly Message[] {
  const signs = [...new Set(tex.match(anySign) ?? [])].toSorted();
  if (signs.length === 0) return [];
  const named = signs
    .slice(0, mostNamed)
    .map((sign) => `${sign} (U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()})`)
    .join(', ');
  const more = signs.length - mostNamed;
  return [more > 0 ? message('tex.fontSignsMore', { signs: named, more }) : message('tex.fontSigns', { signs: named })];
}
