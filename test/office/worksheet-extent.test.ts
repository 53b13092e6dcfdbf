import { expect, it } from 'vitest';
import { refuseFarCells } from '../../src/office/worksheet-extent.ts';
import { workbook } from '../hostile/documents/office.ts';

const withCells = (...addresses: readonly string[]): Uint8Array =>
  workbook(addresses.map((address) => `<row><c r="${address}"><v>1</v></c></row>`).join(''));

it('refuses a workbook whose cells are too far apart, and names the last one', async () => {
  await expect(refuseFarCells(withCells('A1', 'XFD1048576'))).rejects.toMatchObject({
    kind: 'too_large',
    message: 'A worksheet reaches as far as XFD1048576',
  });
  // The corner counts, not one cell in it.
  await expect(refuseFarCells(withCells('XFD1', 'A1048576'))).rejects.toMatchObject({ kind: 'too_large' });
});

it('accepts the large workbooks that people really have', async () => {
  await refuseFarCells(withCells('A1', 'P1048576'));
  await refuseFarCells(withCells('XFD1', 'XFD3000'));
});
