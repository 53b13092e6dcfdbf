/** The TeX as the stylesheets wrote it, made tidy, and what can be read off it. */
import { fontDependentSigns } from './conf/text-characters.ts';

/** Blank lines one at most, no spaces at line ends, one newline at the end. Nothing inside lines is touched. */
export const tidy = (tex: string): string =>
  `${tex
    .replaceAll('\r\n', '\n')
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/\n+(\n\\end\{(?:itemize|enumerate|quote|minipage|figure|longtable|center|flushright)\})/g, '$1')
    // An empty line before a displayed formula would begin a paragraph of its own.
    .replaceAll(/\n{2,}(\\begin\{(?:equation|align)\*?\})/g, '\n$1')
    .trim()}\n`;

export const texEngineOf = (tex: string): 'pdflatex' | 'xelatex' =>
  /^%\s*!TeX program = xelatex/im.test(tex.slice(0, 2000)) ||
  /\\usepackage(?:\[[^\]]*\])?\{[^}]*(?:fontspec|xeCJK|ctex)[^}]*\}/.test(tex.slice(0, 20_000))
    ? 'xelatex'
    : 'pdflatex';

/** Paths of `\includegraphics`, each once, in order. */
export const includedImages = (tex: string): readonly string[] => [
  ...new Set([...tex.matchAll(/\\includegraphics(?:\[[^\]]*\])?\{([^{}]+)\}/g)].map(([, path = '']) => path)),
];

const anySign = new RegExp(`[${fontDependentSigns}]`, 'gu');

/** A warning that names the signs of which the TeX does not know whether a font has them; none where all are drawn by commands. */
export function fontWarnings(tex: string): readonly string[] {
  const signs = [...new Set(tex.match(anySign) ?? [])].toSorted();
  if (signs.length === 0) return [];
  const named = signs
    .slice(0, 20)
    .map((sign) => `${sign} (U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()})`);
  const more = signs.length > named.length ? ` and ${signs.length - named.length} more` : '';
  return [`Shown only where a font of the machine that compiles the TeX has them: ${named.join(', ')}${more}`];
}
