/** The writer of OLE2 containers inside the spreadsheet package, which ships no types for it. */
import * as xlsx from '@e965/xlsx';

interface Container {
  readonly FullPaths: readonly string[];
}
export const { CFB } = xlsx as unknown as {
  readonly CFB: {
    readonly utils: { cfb_new(): Container; cfb_add(container: Container, name: string, content: Uint8Array): void };
    write(container: Container, options: { readonly type: 'buffer' }): unknown;
  };
};
