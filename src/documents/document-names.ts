/**
 * Names of files: which ones a folder or a ZIP is searched for, and in what order.
 *
 * Names only ever select and sort. What a file is follows from its bytes (sniff.ts).
 */
import { takenTypes } from '../domain/formats.ts';

const extensionsOf = (types: typeof takenTypes): ReadonlySet<string> =>
  new Set(types.flatMap(({ extensions }) => extensions));

const extensions = extensionsOf(takenTypes);
const pagedExtensions = extensionsOf(takenTypes.filter(({ isLaidOut }) => isLaidOut !== true));

/** The extension in lower case without its dot; '' if there is none. */
export const extensionOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';

export const withoutExtension = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,8}$/, '');

/** Whether the extension is of a supported format. */
export const looksLikeDocument = (name: string): boolean => extensions.has(extensionOf(name));

/** The same without formats that have no pages of their own, such as those of Word and Excel. */
export const looksPaged = (name: string): boolean => pagedExtensions.has(extensionOf(name));

/** Part of the names under which invoicectl writes files before it renames them. */
export const temporaryMarker = '.invoicectl-';

/** Hidden files, Office's lock files (`~$x`) and unfinished output of invoicectl, which are never taken from a folder. */
export const isHidden = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || name.includes(temporaryMarker);

/** Created when it is first needed, because that is slow. */
let collator: Intl.Collator | undefined;

/** Natural order, folder by folder: 2 before 10. The same names give the same order on every machine. */
export function naturalOrder(a: string, b: string): number {
  const left = a.split(/[/\\]/);
  const right = b.split(/[/\\]/);
  collator ??= new Intl.Collator('en', { numeric: true });
  for (const [index, segment] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = collator.compare(segment, other) || Number(segment > other) - Number(segment < other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
