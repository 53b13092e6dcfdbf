/** Files that tests send to the session API, also from outside a test runner. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const fixtures = join(import.meta.dirname, '../../../../fixtures');
export const fixture = (path: string): Promise<Buffer> => readFile(join(fixtures, path));

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type?: string;
}

export const pdf = async (path = 'invoices/de-letter.pdf', name = path.split('/').at(-1) ?? ''): Promise<SentFile> => ({
  name,
  bytes: await fixture(path),
  type: 'application/pdf',
});

export function formOf(files: readonly SentFile[], field = 'files'): FormData {
  const form = new FormData();
  for (const { name, bytes, type = '' } of files) form.append(field, new File([new Uint8Array(bytes)], name, { type }));
  return form;
}
