/** A VBA project with one module, as Office stores it: [MS-OVBA] in an OLE2 container. */
import { CFB } from '../documents/cfb.ts';

const uint = (value: number, bytes: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};
const record = (id: number, data: Uint8Array = Buffer.alloc(0)): Buffer =>
  Buffer.concat([uint(id, 2), uint(data.length, 4), data]);

/** One chunk of literals ([MS-OVBA] 2.4.1): stored, not packed. */
function container(content: Buffer): Buffer {
  const groups: Buffer[] = [];
  for (let at = 0; at < content.length; at += 8) groups.push(Buffer.from([0]), content.subarray(at, at + 8));
  const body = Buffer.concat(groups);
  if (body.length > 4096) throw new Error('the module is too long for one chunk');
  return Buffer.concat([Buffer.from([1]), uint((body.length - 1) | 0xb000, 2), body]);
}

/** `document` for ThisDocument and ThisWorkbook, whose events Office calls; else a plain module. */
export function vbaProject(name: string, source: string, document: boolean): Uint8Array {
  const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
  const dir = Buffer.concat([
    record(0x01, uint(3, 4)),
    record(0x02, uint(0x409, 4)),
    record(0x14, uint(0x409, 4)),
    record(0x03, uint(1252, 2)),
    record(0x04, Buffer.from('Project')),
    ...[0x05, 0x40, 0x06, 0x3d].map((id) => record(id)),
    record(0x07, uint(0, 4)),
    record(0x08, uint(0, 4)),
    uint(0x09, 2),
    uint(4, 4),
    uint(1, 4),
    uint(1, 2),
    record(0x0c),
    record(0x3c),
    record(0x0f, uint(1, 2)),
    record(0x13, uint(0xffff, 2)),
    record(0x19, Buffer.from(name)),
    record(0x47, wide(name)),
    record(0x1a, Buffer.from(name)),
    record(0x32, wide(name)),
    record(0x1c),
    record(0x48),
    record(0x31, uint(0, 4)),
    record(0x1e, uint(0, 4)),
    record(0x2c, uint(0xffff, 2)),
    record(document ? 0x22 : 0x21),
    record(0x2b),
    record(0x10),
  ]);
  const project = `ID="{917DED54-440B-4FD1-A5C1-74ACF261E600}"\r\n${document ? `Document=${name}/&H00000000` : `Module=${name}`}\r\nName="Project"\r\nHelpContextID="0"\r\nVersionCompatible32="393222000"\r\n`;
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/VBA/dir', container(dir));
  CFB.utils.cfb_add(file, '/VBA/_VBA_PROJECT', Buffer.from([0xcc, 0x61, 0xff, 0xff, 0, 0, 0]));
  CFB.utils.cfb_add(file, `/VBA/${name}`, container(Buffer.from(`Attribute VB_Name = "${name}"\r\n${source}`)));
  CFB.utils.cfb_add(file, '/PROJECT', Buffer.from(project));
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}
