/**
 * Keeps long texts (a PDF in base64 inside an e-invoice) cheap to parse.
 *
 * fast-xml-parser gathers text one character at a time, which costs 32 bytes for each of them until the text is used;
 * CDATA it takes in one piece. The two mean the same, so long runs of text are handed to it as CDATA.
 */

/** Characters from which the text between two tags is long, and from which a run between two references is worth it. */
const longText = 4096;
const worthwhileRun = 64;

/** Where text stands that is neither tag nor reference: [from, to). */
export type TextRun = readonly [from: number, to: number];

/** The long runs within the text between two tags; references stay outside, for in CDATA they would mean themselves. */
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
    // A text may not hold ]]>, but lenient reading meets what may not be.
    pieces.push(text.slice(at, from), '<![CDATA[', text.slice(from, to).replaceAll(']]>', ']]]]><![CDATA[>'), ']]>');
    at = to;
  }
  return runs.length === 0 ? text : pieces.join('') + text.slice(at);
}
