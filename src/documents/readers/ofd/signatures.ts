/**
 * Signatures of an OFD: whose seal it is, where it is on the page, and whether the signed parts are unchanged.
 *
 * Digests are compared (SM3, SHA-256, …). The signature over them is not verified, because that needs the chain of
 * Chinese tax certificates. Sources: GB/T 33190-2016, 18; GB/T 38540-2020 and GM/T 0031-2014 (SES v4 and v1) for
 * SignedValue.
 */
import { createHash, getHashes } from 'node:crypto';
import type { SignatureReport } from '../../../domain/record.ts';
import { definedOnly } from '../../../domain/defined-only.ts';
import { type XmlNode, allAt, children, textAt } from '../../xml.ts';
import { type DerValue, parseDer, walkDer } from './der.ts';
import { type OfdBox, type OfdDocument, boxOf } from './document.ts';
import { folderOf, type OfdPackage } from './package.ts';

/** The picture in a seal, and its stated kind: "ofd", "png", "jpg", "bmp", "gif". */
export interface SealPicture {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** The page and the position of a seal, and which part of its picture is visible there. */
export interface SealStamp {
  readonly pageId: string;
  readonly boundary: OfdBox;
  readonly clip?: OfdBox;
}

export interface OfdSignature extends SignatureReport {
  readonly stamps: readonly SealStamp[];
  readonly picture?: SealPicture;
}

const maxSignatures = 100;

const algorithms: Readonly<Record<string, string>> = {
  '1.2.156.10197.1.401': 'sm3',
  sm3: 'sm3',
  '1.3.14.3.2.26': 'sha1',
  sha1: 'sha1',
  'sha-1': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  sha256: 'sha256',
  'sha-256': 'sha256',
  md5: 'md5',
};

const tags = { utf8: 0x0c, ia5: 0x16, bits: 0x03, octets: 0x04 } as const;

const textOf = (value: DerValue | undefined): string | undefined =>
  value && Buffer.from(value.content).toString('utf8');

interface SignedValue {
  readonly name?: string;
  readonly picture?: SealPicture;
  /** Digest of Signature.xml as the seal signed it. */
  readonly digest?: Uint8Array;
}

/** Finds parts by their form: versions 1 and 4 of SES_Signature differ only in the order of their parts. */
function readSignedValue(bytes: Uint8Array): SignedValue {
  const root = parseDer(bytes);
  if (!root) return {};
  const values = [...walkDer(root)];
  const name = textOf(values.find(({ tag }) => tag === tags.utf8));
  const picture = values
    .map(({ children: [kind, data] }) => ({ kind, data }))
    .find(({ kind, data }) => kind?.tag === tags.ia5 && data?.tag === tags.octets && data.content.length > 0);
  // dataHash is the bit string that is followed by propertyInfo, a path.
  const signed = values.find(({ children: parts }) =>
    parts.some((part, at) => part.tag === tags.bits && parts[at + 1]?.tag === tags.ia5),
  );
  const digest = signed?.children.find(
    (part, at) => part.tag === tags.bits && signed.children[at + 1]?.tag === tags.ia5,
  );
  return {
    ...definedOnly({ name }),
    ...(picture?.data
      ? { picture: { kind: (textOf(picture.kind) ?? '').toLowerCase(), bytes: picture.data.content } }
      : {}),
    ...(digest ? { digest: digest.content.subarray(1) } : {}), // The first octet counts unused bits.
  };
}

/** Converts `20200723130907.763Z` or `20221031141634` to ISO 8601, without a zone if none is written. */
function momentOf(text: string | undefined): string | null {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)[T ]?(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(Z?)/.exec((text ?? '').trim());
  return match ? `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}${match[7]}` : null;
}

const digest = (algorithm: string, bytes: Uint8Array): Buffer => createHash(algorithm).update(bytes).digest();

/** The digest algorithm that the signature names. Undefined if it is not known here. */
function algorithmOf(signature: XmlNode): string | undefined {
  const [references] = allAt(signature, 'SignedInfo/References');
  const method = references?.attributes['CheckMethod']?.trim().toLowerCase() ?? 'sm3';
  const algorithm = algorithms[method];
  return algorithm !== undefined && getHashes().includes(algorithm) ? algorithm : undefined;
}

/** Compares the digest of every part that the signature names, and that of Signature.xml itself. */
async function compare(
  pack: OfdPackage,
  signature: XmlNode,
  part: string,
  signed: SignedValue,
): Promise<Pick<SignatureReport, 'digests' | 'changed'>> {
  const algorithm = algorithmOf(signature);
  const references = allAt(signature, 'SignedInfo/References/Reference');
  if (algorithm === undefined || references.length === 0) return { digests: 'unknown', changed: [] };
  const changed: string[] = [];
  for (const reference of references) {
    const location = reference.attributes['FileRef'] ?? '';
    const content = await pack.read(pack.resolve('', location)).catch(() => undefined);
    const expected = Buffer.from(textAt(reference, 'CheckValue') ?? '', 'base64');
    if (!content || !digest(algorithm, content).equals(expected)) changed.push(location);
  }
  const own = await pack.read(part);
  if (signed.digest && own && !digest(algorithm, own).equals(signed.digest)) changed.push(part);
  return { digests: changed.length > 0 ? 'mismatch' : 'match', changed };
}

const stampOf = (stamp: XmlNode): SealStamp[] => {
  const boundary = boxOf(stamp.attributes['Boundary']);
  const clip = boxOf(stamp.attributes['Clip']);
  return boundary ? [{ pageId: stamp.attributes['PageRef'] ?? '', boundary, ...(clip ? { clip } : {}) }] : [];
};

/** Every signature of the document. One that cannot be read is reported with unknown digests. */
export async function readSignatures(pack: OfdPackage, document: OfdDocument): Promise<OfdSignature[]> {
  const list = await pack.xml(document.signatures);
  if (!list || document.signatures === undefined) return [];
  const folder = folderOf(document.signatures);
  const found: OfdSignature[] = [];
  for (const entry of children(list, 'Signature').slice(0, maxSignatures)) {
    const part = pack.resolve(folder, entry.attributes['BaseLoc'] ?? '');
    const signature = await pack.xml(part);
    if (part === undefined || !signature) continue;
    const value = await pack.read(pack.resolve(folderOf(part), textAt(signature, 'SignedValue') ?? 'SignedValue.dat'));
    const signed = value ? readSignedValue(value) : {};
    found.push({
      seal: signed.name ?? allAt(signature, 'SignedInfo/Provider')[0]?.attributes['ProviderName'] ?? null,
      signedAt: momentOf(textAt(signature, 'SignedInfo/SignatureDateTime')),
      ...(await compare(pack, signature, part, signed)),
      stamps: allAt(signature, 'SignedInfo/StampAnnot').flatMap(stampOf),
      ...(signed.picture ? { picture: signed.picture } : {}),
    });
  }
  return found;
}
