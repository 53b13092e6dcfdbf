/** Files that the user drops, pastes or chooses, alone or in folders. */

export interface Intake {
  readonly file: File;
  /** With its folders, as in `May/hotels/a.pdf`; shown, and never used as a path. */
  readonly name: string;
  /** Taken with the camera just now. */
  readonly isPhoto?: boolean;
}

/** Deeper and more is a mistake, such as the root of a disk. */
const maxDepth = 20;
const maxFiles = 10_000;

/** The files of a file input, of a folder input, or of anything else that has a plain list. */
export const chosen = (files: Iterable<File>): readonly Intake[] =>
  [...files].map((file) => ({ file, name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath }));

/**
 * What was dropped or pasted. The items have to be looked at before the first `await`: they are gone after the event.
 * A pasted file has no entry of a file system. Hidden files of folders, such as `.DS_Store`, are left out.
 */
export async function filesOf(items: DataTransferItemList): Promise<readonly Intake[]> {
  const found: Intake[] = [];
  const folders: FileSystemDirectoryEntry[] = [];
  for (const item of items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) folders.push(entry as FileSystemDirectoryEntry);
    else if (file) found.push({ file, name: file.name });
  }
  for (const folder of folders) await addFolder(folder, found, 1);
  return found;
}

async function addFolder(folder: FileSystemDirectoryEntry, found: Intake[], depth: number): Promise<void> {
  if (depth > maxDepth) return;
  const entries = await entriesOf(folder);
  for (const entry of entries) {
    if (found.length >= maxFiles) return;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory) await addFolder(entry as FileSystemDirectoryEntry, found, depth + 1);
    else found.push({ file: await fileOf(entry as FileSystemFileEntry), name: entry.fullPath.replace(/^\//, '') });
  }
}

/** A reader gives at most 100 entries at a time, and an empty list at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (all.length < maxFiles) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    all.push(...some);
  }
  return all;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));
