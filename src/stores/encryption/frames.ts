/**
 * The form of an encrypted file: AES-256-GCM in frames, so that it streams and any part can be read without the rest.
 *
 *     header   48 bytes   "ICBLOB\0\1", id of the key (8), salt (32)
 *     frames              of 65536 bytes of plaintext each, the last one shorter; after each its tag (16)
 *     footer   56 bytes   SHA-256 (32) and length (8) of the plaintext, encrypted as a frame of its own; tag (16)
 *
 * Every file has its own key (HKDF with the salt), so the number of a frame is a nonce that is never used twice. Exchanged
 * frames do not decrypt. The length in the footer reveals missing frames, the digest a file under the wrong name.
 * The construction is that of STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) and of Tink's AES-GCM-HKDF streaming.
 */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import { Failure } from '../../domain/failure.ts';
import type { Keyring, StorageKey } from './keys.ts';

const magic = Buffer.from('ICBLOB\0\u0001', 'latin1');
const saltBytes = 32;
export const headerBytes = magic.length + 8 + saltBytes;
const tagBytes = 16;
const digestBytes = 32;
export const footerBytes = digestBytes + 8 + tagBytes;
export const frameBytes = 64 * 1024;
const sealedFrameBytes = frameBytes + tagBytes;
const footerNumber = 2n ** 64n - 1n;

const purpose = 'document 1';

export const damaged = (cause?: unknown): Failure =>
  new Failure('internal', 'A stored document is damaged', {
    detail: 'It was altered in the store: restore a backup',
    cause,
  });

function nonceOf(frame: bigint): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(frame, 4);
  return nonce;
}

function sealFrame(key: KeyObject, frame: bigint, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frame));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openFrame(key: KeyObject, frame: bigint, sealed: Uint8Array): Buffer {
  if (sealed.length < tagBytes) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(frame));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plain = decipher.update(sealed.subarray(0, -tagBytes));
  try {
    decipher.final();
  } catch (cause) {
    throw damaged(cause);
  }
  return plain;
}

/** Encrypts plaintext to the form of a file. `sha256` is called once all of the plaintext was read. */
export function sealing(key: StorageKey, sha256: () => string): Transform {
  const salt = randomBytes(saltBytes);
  const own = key.derive(purpose, salt);
  const gathered = Buffer.allocUnsafe(frameBytes);
  let filled = 0;
  let frames = 0n;
  let length = 0n;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += BigInt(chunk.length);
      for (let from = 0; from < chunk.length;) {
        const copied = chunk.copy(gathered, filled, from);
        filled += copied;
        from += copied;
        if (filled === frameBytes) frame();
      }
      done();
    },
    flush(done) {
      if (filled > 0) frame();
      const facts = Buffer.alloc(digestBytes + 8);
      facts.write(sha256(), 'hex');
      facts.writeBigUInt64BE(length, digestBytes);
      stream.push(sealFrame(own, footerNumber, facts));
      done();
    },
  });
  function frame(): void {
    stream.push(sealFrame(own, frames++, gathered.subarray(0, filled)));
    filled = 0;
  }
  stream.push(Buffer.concat([magic, Buffer.from(key.id, 'hex'), salt]));
  return stream;
}

/** Whether the first bytes of a file are those of an encrypted one. */
export const isSealed = (header: Uint8Array): boolean =>
  header.length === headerBytes && magic.equals(header.subarray(0, magic.length));

/** The size of the plaintext, from the size of the file. */
export function plainLength(fileBytes: number): number {
  const body = fileBytes - headerBytes - footerBytes;
  if (body < 0) throw damaged();
  const length = body - Math.ceil(body / sealedFrameBytes) * tagBytes;
  if (length < 0) throw damaged();
  return length;
}

/** The size of the file, from that of the plaintext. */
export const sealedLength = (plainBytes: number): number =>
  headerBytes + plainBytes + Math.ceil(plainBytes / frameBytes) * tagBytes + footerBytes;

export interface SealedFile {
  readonly key: KeyObject;
  readonly length: number;
}

/** Throws if header and footer do not belong to a complete file of this name. */
export function openSealed(
  keys: Keyring,
  { header, footer, fileBytes, sha256 }: { header: Buffer; footer: Buffer; fileBytes: number; sha256: string },
): SealedFile {
  const id = header.subarray(magic.length, magic.length + 8).toString('hex');
  const key = keys.find(id).derive(purpose, header.subarray(-saltBytes));
  const facts = openFrame(key, footerNumber, footer);
  const length = plainLength(fileBytes);
  const whole = facts.readBigUInt64BE(digestBytes) === BigInt(length);
  if (!whole || facts.toString('hex', 0, digestBytes) !== sha256) throw damaged();
  return { key, length };
}

/** The range of the file with the frames of a range of the plaintext, both inclusive. The range must not be empty. */
export function framesAround(first: number, last: number, length: number): { first: number; last: number } {
  const end = Math.min((Math.floor(last / frameBytes) + 1) * frameBytes, length);
  return {
    first: headerBytes + Math.floor(first / frameBytes) * sealedFrameBytes,
    last: headerBytes + end + Math.ceil(end / frameBytes) * tagBytes - 1,
  };
}

/** Decrypts frames, beginning with the one that contains `first`, to the plaintext from `first` to `last`. */
export function opening(key: KeyObject, first: number, last: number, length: number): Transform {
  const gathered = Buffer.allocUnsafe(sealedFrameBytes);
  let filled = 0;
  let at = Math.floor(first / frameBytes) * frameBytes;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        for (let from = 0; from < chunk.length;) {
          const copied = chunk.copy(gathered, filled, from);
          filled += copied;
          from += copied;
          if (filled === sealedFrameBytes) frame();
        }
        done();
      } catch (error) {
        done(damaged(error));
      }
    },
    flush(done) {
      try {
        if (filled > 0) frame();
        // Whole frames may be missing, if the file became shorter while it was read.
        done(at > Math.min(last, length - 1) ? null : damaged());
      } catch (error) {
        done(damaged(error));
      }
    },
  });
  function frame(): void {
    const plain = openFrame(key, BigInt(at / frameBytes), gathered.subarray(0, filled));
    filled = 0;
    stream.push(plain.subarray(Math.max(0, first - at), last + 1 - at));
    at += plain.length;
  }
  return stream;
}
