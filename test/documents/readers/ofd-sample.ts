/** Small OFDs for tests: a ZIP of the parts that a test gives over the ones every OFD has. */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';

export const textObject = (id: number, boundary: string, code: string, extra = ''): string =>
  `<ofd:TextObject ID="${id}" Boundary="${boundary}" Font="1" Size="4" ${extra}>${code}</ofd:TextObject>`;

export const page = (content: string): string =>
  `<ofd:Page ${ns}><ofd:Template TemplateID="2" ZOrder="Background"/><ofd:Content><ofd:Layer ID="3">${content}</ofd:Layer></ofd:Content></ofd:Page>`;

const parts: Readonly<Record<string, string>> = {
  'OFD.xml': `<ofd:OFD ${ns}><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>`,
  'Doc_0/Document.xml': `<ofd:Document ${ns}><ofd:CommonData><ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments><ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags></ofd:Document>`,
  'Doc_0/Tpls/Tpl_0/Content.xml': `<ofd:Page ${ns}><ofd:Content><ofd:Layer ID="4">${textObject(5, '150 10 20 5', '<ofd:TextCode X="0" Y="4" DeltaX="g 3 4">发票号码</ofd:TextCode>')}</ofd:Layer></ofd:Content></ofd:Page>`,
};

/** Bytes of an OFD; parts given replace or add to the ones above, `null` leaves one out. */
export async function ofd(own: Readonly<Record<string, string | Uint8Array | null>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries({ ...parts, ...own })) {
    if (content !== null) zip.addBuffer(Buffer.from(content), name);
  }
  zip.end();
  return buffer(zip.outputStream);
}

const der = (tag: number, ...content: (Uint8Array | string)[]): Buffer => {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};

interface SealPicture {
  readonly kind: string;
  readonly bytes: Uint8Array;
}
const noPicture: SealPicture = { kind: 'png', bytes: Buffer.from([1, 2, 3]) };

/** SignedValue.dat as SES_Signature lays it out: seal name, picture, digest of Signature.xml, path. */
export function signedValue(seal: string, signature: string, { kind, bytes }: SealPicture = noPicture): Buffer {
  const hash = createHash('sm3').update(signature).digest();
  const property = der(0x30, der(0x02, Buffer.from([3])), der(0x0c, seal));
  const picture = der(0x30, der(0x16, kind), der(0x04, bytes));
  return der(
    0x30,
    der(
      0x30,
      der(0x02, Buffer.from([4])),
      property,
      picture,
      der(0x03, Buffer.from([0]), hash),
      der(0x16, '/Doc_0/Signs/Sign_0/Signature.xml'),
    ),
  );
}

/** Parts of a signature over `signed`, with the right digests for them. */
export function signatureParts(
  seal: string,
  signed: Readonly<Record<string, string>>,
  picture: SealPicture = noPicture,
): Record<string, string | Uint8Array> {
  const references = Object.entries(signed).map(
    ([name, content]) =>
      `<ofd:Reference FileRef="/${name}"><ofd:CheckValue>${createHash('sm3').update(content).digest('base64')}</ofd:CheckValue></ofd:Reference>`,
  );
  const signature = `<ofd:Signature ${ns}><ofd:SignedInfo><ofd:SignatureDateTime>20261101120000Z</ofd:SignatureDateTime><ofd:References CheckMethod="1.2.156.10197.1.401">${references.join('')}</ofd:References><ofd:StampAnnot ID="1" PageRef="1" Boundary="90 8 30 20"/></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>`;
  return {
    'Doc_0/Signs/Signatures.xml': `<ofd:Signatures ${ns}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>`,
    'Doc_0/Signs/Sign_0/Signature.xml': signature,
    'Doc_0/Signs/Sign_0/SignedValue.dat': signedValue(seal, signature, picture),
  };
}

/** A JBIG2 file of one generic region, from the one strip of a TIFF in Group 4: the region is coded alike (MMR). */
export function jbig2Of(tiff: Buffer): Buffer {
  const tags = new Map<number, number>();
  const directory = tiff.readUInt32LE(4);
  for (let entry = 0; entry < tiff.readUInt16LE(directory); entry++) {
    const at = directory + 2 + 12 * entry;
    tags.set(
      tiff.readUInt16LE(at),
      tiff.readUInt16LE(at + 2) === 3 ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8),
    );
  }
  const [width, height, start, length] = [256, 257, 273, 279].map((tag) => tags.get(tag) ?? 0);
  const coded = tiff.subarray(start, (start ?? 0) + (length ?? 0));
  const size = (...values: (number | undefined)[]): Buffer => {
    const bytes = Buffer.alloc(4 * values.length);
    values.forEach((value, index) => bytes.writeUInt32BE(value ?? 0, 4 * index));
    return bytes;
  };
  const segment = (number: number, type: number, data: Buffer): Buffer =>
    Buffer.concat([size(number), Buffer.from([type, 0, 1]), size(data.length), data]);
  const pageInformation = Buffer.concat([size(width, height, 0, 0), Buffer.from([0, 0, 0])]);
  const region = Buffer.concat([size(width, height, 0, 0), Buffer.from([0, 1]), coded]);
  return Buffer.concat([
    Buffer.from([0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a, 1]),
    size(1),
    segment(0, 48, pageInformation),
    segment(1, 38, region),
    segment(2, 49, Buffer.alloc(0)),
    segment(3, 51, Buffer.alloc(0)),
  ]);
}
