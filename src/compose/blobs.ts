/** Opens the documents of a server where the configuration says: in a folder, or in an S3-compatible bucket. */
import { join, resolve } from 'node:path';
import { definedOnly } from '../domain/defined-only.ts';
import { isBucketAddress, shownAddress } from '../domain/addresses.ts';
import { Failure } from '../domain/failure.ts';
import type { ServeOptions } from '../server/options.ts';
import type { BlobStore } from '../stores/blobs/blob-store.ts';
import { filesystemBlobStore } from '../stores/blobs/filesystem.ts';
import type { S3Place } from '../stores/blobs/s3-bucket.ts';
import { openS3Blobs } from '../stores/blobs/s3.ts';
import { folderMark, type IdentityMark } from '../stores/identity.ts';
import { message } from '../texts/message.ts';

export type BlobsPlace = { readonly folder: string } | { readonly bucket: S3Place };

export interface OpenBlobs {
  readonly store: BlobStore;
  readonly mark: IdentityMark;
  /** For messages. */
  readonly name: string;
  close(): void;
}

/** Throws `bad_request` for an address that is not one of a bucket. */
export function blobsPlace({ blobs, dataDir }: Pick<ServeOptions, 'blobs' | 'dataDir'>): BlobsPlace {
  if (blobs === undefined) return { folder: join(resolve(dataDir), 'blobs') };
  return isBucketAddress(blobs) ? { bucket: bucketOf(blobs) } : { folder: blobs };
}

/** `needed` counts the bytes of the blobs that are needed. Rejects as `openS3Blobs` does. */
export async function openBlobs(
  serve: ServeOptions,
  place: BlobsPlace,
  needed: () => Promise<number>,
): Promise<OpenBlobs> {
  const limits = {
    needed,
    budgetBytes: serve.diskMegabytes * 1024 ** 2,
    reserveBytes: serve.reserveMegabytes * 1024 ** 2,
  };
  if ('folder' in place) {
    const { folder } = place;
    const store = filesystemBlobStore({ root: folder, ...limits });
    return { store, mark: folderMark(folder), name: folder, close: () => undefined };
  }
  const spool = join(resolve(serve.dataDir), 'spool');
  const store = await openS3Blobs({ place: place.bucket, spool, openingMs: serve.waitSeconds * 1000, ...limits });
  return {
    store,
    mark: store.mark,
    name: `s3://${place.bucket.bucket}/${place.bucket.prefix}`,
    close: () => store.close(),
  };
}

const parameters = ['region', 'endpoint'];

/** `s3://bucket/prefix?region=…&endpoint=https://…` */
function bucketOf(address: string): S3Place {
  if (!URL.canParse(address)) throw noBucket(address);
  const { hostname, port, username, password, pathname, searchParams } = new URL(address);
  const [region, endpoint] = parameters.map((name) => searchParams.get(name) ?? undefined);
  const isKnown = [...searchParams.keys()].every((name) => parameters.includes(name));
  const isEndpoint = endpoint === undefined || /^https?:\/\/[^/?#@]+\/?$/.test(endpoint);
  const prefix = pathname.replaceAll(/^\/+|\/+$/g, '');
  const isPrefix = /^[\w./-]*$/.test(prefix);
  const hasLogin = `${port}${username}${password}` !== '';
  if (!isKnown || !isEndpoint || !isPrefix || hasLogin || hostname === '') throw noBucket(address);
  return { bucket: hostname, prefix, ...definedOnly({ region, endpoint }) };
}

const noBucket = (address: string): Failure =>
  new Failure('bad_request', message('storage.noBucket', { address: shownAddress(address) }), {
    detail: message('advice.bucketAddress', {}),
  });
