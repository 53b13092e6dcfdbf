import { expect, it } from 'vitest';
import { chosen, filesOf } from '../../../src/web/upload/intake.ts';

type Tree = { readonly [name: string]: Tree | null };

/** A dropped folder as browsers give it: at most 100 entries at a time. */
function entry(name: string, tree: Tree | null, parent = ''): FileSystemEntry {
  const fullPath = `${parent}/${name}`;
  if (tree === null)
    return {
      name,
      fullPath,
      isDirectory: false,
      file: (resolve: (file: File) => void) => resolve(new File([name], name)),
    } as unknown as FileSystemEntry;
  const createReader = () => {
    const left = Object.entries(tree).map(([child, below]) => entry(child, below, fullPath));
    return { readEntries: (resolve: (entries: FileSystemEntry[]) => void) => resolve(left.splice(0, 100)) };
  };
  return { name, fullPath, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

const dropped = (...items: readonly Partial<DataTransferItem>[]): DataTransferItemList =>
  items.map((item) => ({ kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => null, ...item })) as never;

it('finds the files of folders with their paths, and leaves hidden ones out', async () => {
  const tree: Tree = { '.DS_Store': null, 'a.pdf': null, deep: { 'b.pdf': null, deeper: { 'c.ofd': null } } };
  const found = await filesOf(dropped({ webkitGetAsEntry: () => entry('May', tree) }));
  expect(found.map(({ name }) => name)).toEqual(['May/a.pdf', 'May/deep/b.pdf', 'May/deep/deeper/c.ofd']);
});

it('reads folders of more than a hundred entries whole', async () => {
  const tree = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${index}.pdf`, null]));
  expect((await filesOf(dropped({ webkitGetAsEntry: () => entry('all', tree) }))).length).toBe(1000);
});

it('takes pasted files, which have no entry, and no text', async () => {
  const file = new File(['x'], 'pasted.png');
  const found = await filesOf(dropped({ getAsFile: () => file }, { kind: 'string' }));
  expect(found).toEqual([{ file, name: 'pasted.png' }]);
});

it('does not follow folders without end', async () => {
  let tree: Tree = { 'a.pdf': null };
  for (let depth = 0; depth < 50; depth++) tree = { folder: tree };
  expect(await filesOf(dropped({ webkitGetAsEntry: () => entry('root', tree) }))).toEqual([]);
});

it('a chosen folder gives its paths, too', () => {
  const inFolder = Object.defineProperty(new File(['x'], 'a.pdf'), 'webkitRelativePath', { value: 'May/a.pdf' });
  const alone = Object.defineProperty(new File(['x'], 'b.pdf'), 'webkitRelativePath', { value: '' });
  expect(chosen([inFolder, alone]).map(({ name }) => name)).toEqual(['May/a.pdf', 'b.pdf']);
});
