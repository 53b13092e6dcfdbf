/** The report of a merge as JSON: the file of --placement, and standard output with --format json. */
import type { MergeOutput } from '../../tasks/merge/contract.ts';
import type { MergeFlags } from './plan.ts';
import { plainJson } from '../terminal/terminal-text.ts';

const json = (value: unknown): string => `${plainJson(JSON.stringify(value, null, 2))}\n`;

/** Lengths are in points, with the origin at the top left. The same merge gives the same bytes. */
export const placementText = ({ report, duplicates }: MergeOutput): string =>
  json({ version: 1, ...report, duplicates });

export function reportText(
  { documents, refused, duplicates, unread, notes, sheets, bytes }: MergeOutput,
  { out }: MergeFlags,
): string {
  return json({
    output: documents.length === 0 ? null : { path: out ?? null, bytes, sheets },
    summary: { documents: documents.length, refused: refused.length, duplicates: duplicates.length },
    documents,
    refused,
    duplicates,
    unread,
    notes,
  });
}
