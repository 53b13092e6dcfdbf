/**
 * The built-in conf: what TeX a Hub document becomes when nobody says otherwise, and what `import href="conf.xml"` means.
 *
 * The preamble is written after the body and asks it what it uses (`$tex-body`), so it names nothing else. Everything in it is in
 * latex-base and latex-recommended; what is not (multirow, ulem, xeCJK) is asked for and replaced where it is missing.
 */
import { assetText } from '../../assets/files.ts';
import { escapeXml } from '../../domain/xml-text.ts';
import { fontDependentSigns, textCharacters } from './text-characters.ts';

const characters = (): string =>
  [...textCharacters]
    .map(([character, latex]) => `<char character="${escapeXml(character)}" string="${escapeXml(latex)}"/>`)
    .join('\n    ');

let text: string | undefined;

/** The conf as XML. Its characters come from the table that the reading of DOCX uses as well. */
export const defaultConf = (): string =>
  (text ??= assetText('default-conf.xml')
    .replace('<!-- characters -->', characters)
    .replace('{font-dependent-signs}', () => fontDependentSigns));
