/** Writes ZIPs byte by byte, so that tests can make the ones no honest packer writes. Format: PKWARE APPNOTE 6.3. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface MadeEntry {
  readonly name: string | Uint8Array;
  readonly data?: Uint8Array | string;
  /** General purpose bits: 1 encrypted, 0x800 name in UTF-8. */
  readonly flags?: number;
  readonly method?: number;
  /** The size in the directory, if it is to be false. */
  readonly declaredBytes?: number;
  readonly declaredCrc?: number;
  readonly extra?: Uint8Array;
  /** Points at the bytes of an earlier entry instead of having its own. */
  readonly sharesWith?: number;
}

export function makeZip(entries: readonly MadeEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  const written: { readonly offset: number; readonly packed: Buffer; readonly data: Buffer }[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const shared = entry.sharesWith === undefined ? undefined : written[entry.sharesWith];
    const data = shared?.data ?? Buffer.from(entry.data ?? '');
    const method = entry.method ?? 8;
    const packed = shared?.packed ?? (method === 8 ? deflateRawSync(data) : data);
    const at = shared?.offset ?? offset;
    const extra = Buffer.from(entry.extra ?? []);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(entry.declaredCrc ?? crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(entry.declaredBytes ?? data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    fields.writeUInt16LE(extra.length, 24);
    if (!shared) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, extra, packed]);
      bodies.push(local);
      offset += local.length;
    }
    written.push({ offset: at, packed, data });
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, name, extra]));
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}
