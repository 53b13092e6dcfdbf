/**
 * Keeps long texts (a PDF in base64 inside an e-invoice) cheap to parse.
 *
 * fast-xml-parser collects text one character at a time, which costs 32 bytes per character until the text is used. It
 * takes CDATA in one piece. Both mean the same, so long runs of text are passed to it as CDATA.
 */

/**
 * Lengths in characters from which text between two tags counts as long, and a run between two references is wrapped.
 */
const longText = 4096;
const worthwhileRun = 64;

/** The range of text that is neither tag nor reference: [from, to). */
export type TextRun = readonly [from: number, to: number];

/** The long runs within the text between two tags. References stay outside, because CDATA does not resolve them. */
export function longRunsIn(text: string, from: number, to: number): readonly TextRun[] {
  if (to - from < longText) return [];
  const runs: TextRun[] = [];
  const region = text.slice(from, to);
  for (let at = 0; at < region.length;) {
    const found = region.indexOf('&', at);
    const end = found === -1 ? region.length : found;
    if (end - at >= worthwhileRun) runs.push([from + at, from + end]);
    const semicolon = found === -1 ? -1 : region.indexOf(';', found);
    at = semicolon === -1 ? region.length : semicolon + 1;
  }
  return runs;
}

export function withRunsAsCdata(text: string, runs: readonly TextRun[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const [from, to] of runs) {
    // Text must not contain ]]>, but lenient reading may encounter it.
    pieces.push(text.slice(at, from), '<![CDATA[', text.slice(from, to).replaceAll(']]>', ']]]]><![CDATA[>'), ']]>');
    at = to;
  }
  return runs.length === 0 ? text : pieces.join('') + text.slice(at);
}
