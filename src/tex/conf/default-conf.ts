/**
 * The built-in conf, which is used without another one and by `import href="conf.xml"`.
 *
 * The preamble is written after the body and loads only packages that the body (`$tex-body`) uses. They are part of latex-base
 * and latex-recommended; others (multirow, ulem, xeCJK) are replaced when they are missing.
 */
import { assetText } from '../../assets/files.ts';
import { escapeXml } from '../../domain/xml-text.ts';
import { fontDependentSigns, textCharacters } from './text-characters.ts';

const characters = (): string =>
  [...textCharacters]
    .map(([character, latex]) => `<char character="${escapeXml(character)}" string="${escapeXml(latex)}"/>`)
    .join('\n    ');

let text: string | undefined;

/** The conf as XML. The reader of DOCX uses the same table of characters. */
export const defaultConf = (): string =>
  (text ??= assetText('default-conf.xml')
    .replace('<!-- characters -->', characters)
    .replace('{font-dependent-signs}', () => fontDependentSigns));
