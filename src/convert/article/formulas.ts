/** Formulas, which articles have as TeX, in the notations of other formats. What cannot be translated stays TeX. */

/** A longer text is no formula that anybody reads; the limit bounds the time of the translators. */
const maxLength = 10_000;

/** MathML with the TeX as its annotation, so that it can be read back. Undefined for TeX that is wrong or not known. */
export async function mathMlOf(tex: string, display: boolean): Promise<string | undefined> {
  if (tex.length > maxLength) return undefined;
  const { default: temml } = await import('temml');
  try {
    return temml.renderToString(tex, { displayMode: display, annotate: true, throwOnError: true, trust: false });
  } catch {
    // Its errors say where the TeX is wrong; the reader of the document sees the TeX itself.
    return undefined;
  }
}

/** Typst's notation. Undefined for TeX that is not known, and for all that could be code in Typst. */
export async function typstMathOf(tex: string): Promise<string | undefined> {
  if (tex.length > maxLength) return undefined;
  const { tex2typst } = await import('tex2typst');
  let math: string;
  try {
    math = tex2typst(tex);
  } catch {
    return undefined;
  }
  // Outside of texts, # begins code, $ ends the formula, and // and /* hide what follows.
  const bare = math.replaceAll(/"(?:[^"\\]|\\.)*"|\\./gs, '');
  return /[#$"\\]|\/[/*]/.test(bare) ? undefined : math;
}
