/** The requests to an S3-compatible service, and what its errors mean. Keys are `<prefix>/ab/<SHA-256>`. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { isBlobKey } from '../layout.ts';
import { repeated } from '../repeated.ts';
import type { ByteRange, StoredBlob } from './blob-store.ts';
import { noSuchBlob } from './incoming.ts';
import { isTransient, openingFailure, runningFailure, sdkMissing, statusOf } from './s3-failure.ts';

export interface S3Place {
  readonly bucket: string;
  /** Keys begin with it and a slash; '' for none. */
  readonly prefix: string;
  /** Default: that of the environment or the profile, or `us-east-1` with an endpoint. */
  readonly region?: string | undefined;
  /** URL of a service other than Amazon's. The bucket is then a part of the path. */
  readonly endpoint?: string | undefined;
}

/** Bytes in a bucket, by their SHA-256. Everything rejects with Failures. */
export interface Bucket {
  /** The size; undefined for an unknown key. */
  head(sha256: string): Promise<number | undefined>;
  /** Rejects with `not_found` for an unknown key. A range behind the end is empty. */
  get(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Stores a file, unless there is something under that key. */
  put(sha256: string, file: string): Promise<void>;
  delete(sha256: string): Promise<void>;
  /** Rejects if the bucket does not answer. */
  check(): Promise<void>;
  /** A text under a name that no document has; undefined if there is none. */
  readText(name: string): Promise<string | undefined>;
  /** A text that is there already stays. */
  writeText(name: string, text: string): Promise<void>;
  list(): AsyncGenerator<StoredBlob, void>;
  close(): void;
}

const connectTimeoutMs = 3000;
const idleTimeoutMs = 30_000;
/** Within this time a service that is silent is asked again at the start. */
const openingAnswerMs = 10_000;
const mostConnections = 64;
const mostAttempts = 5;
const firstPauseMs = 100;

/** The SDK would write to the console what is repeated here or reported as a Failure. */
const silence = { debug: ignored, info: ignored, warn: ignored, error: ignored };

function ignored(): void {}

type Sdk = typeof import('@aws-sdk/client-s3');

/** Rejects as `openS3Blobs` does, after `openingMs` if the service is away for longer. */
export async function openBucket(place: S3Place, openingMs: number): Promise<Bucket> {
  const sdk = await import('@aws-sdk/client-s3').catch((cause: unknown) => {
    throw sdkMissing(cause);
  });
  const client = clientOf(sdk, place);
  try {
    await repeated({ forMs: openingMs, isTransient }, () =>
      client.send(new sdk.HeadBucketCommand({ Bucket: place.bucket }), {
        abortSignal: AbortSignal.timeout(openingAnswerMs),
      }),
    );
  } catch (error) {
    client.destroy();
    throw openingFailure(place, error);
  }
  return bucketOf(sdk, client, place);
}

function clientOf({ S3Client: Client }: Sdk, { region, endpoint }: S3Place): S3Client {
  const regionOf = region ?? (endpoint === undefined ? undefined : 'us-east-1');
  const agent = { maxSockets: mostConnections, keepAlive: true };
  return new Client({
    ...(regionOf === undefined ? {} : { region: regionOf }),
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    maxAttempts: mostAttempts,
    logger: silence,
    // Some servers store the checksum that otherwise follows the bytes as a part of the document.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: connectTimeoutMs,
      socketTimeout: idleTimeoutMs,
      httpAgent: agent,
      httpsAgent: agent,
    },
  });
}

interface Service {
  readonly sdk: Sdk;
  readonly client: S3Client;
  readonly place: S3Place;
  /** Begins every key: the prefix and a slash, or ''. */
  readonly start: string;
  readonly failed: (error: unknown) => never;
}

function bucketOf(sdk: Sdk, client: S3Client, place: S3Place): Bucket {
  const service: Service = {
    sdk,
    client,
    place,
    start: place.prefix === '' ? '' : `${place.prefix}/`,
    failed: (error) => {
      throw runningFailure(place, error);
    },
  };
  const Bucket = place.bucket;
  return {
    ...blobsIn(service),
    ...textsIn(service),
    list: () => blobsListed(service),
    async check() {
      await client.send(new sdk.HeadBucketCommand({ Bucket })).catch(service.failed);
    },
    close: () => client.destroy(),
  };
}

function blobsIn(service: Service): Pick<Bucket, 'head' | 'get' | 'put' | 'delete'> {
  const { sdk, client, place, start, failed } = service;
  const nameOf = (sha256: string): ObjectName => ({
    Bucket: place.bucket,
    Key: `${start}${sha256.slice(0, 2)}/${sha256}`,
  });
  return {
    async head(sha256) {
      try {
        const { ContentLength } = await client.send(new sdk.HeadObjectCommand(nameOf(sha256)));
        return ContentLength ?? 0;
      } catch (error) {
        return statusOf(error) === 404 ? undefined : failed(error);
      }
    },
    async get(sha256, range) {
      if (!isBlobKey(sha256)) throw noSuchBlob();
      const part = range ? { Range: `bytes=${range.first}-${range.last}` } : {};
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ ...nameOf(sha256), ...part }));
        return passedOn(Body as Readable, place);
      } catch (error) {
        if (statusOf(error) === 416) return Readable.from([]);
        if (statusOf(error) === 404) throw noSuchBlob();
        return failed(error);
      }
    },
    put: (sha256, file) => putFile(service, nameOf(sha256), file).catch(failed),
    async delete(sha256) {
      await client.send(new sdk.DeleteObjectCommand(nameOf(sha256))).catch(failed);
    },
  };
}

/** They are used while the program starts. */
function textsIn({ sdk, client, place, start }: Service): Pick<Bucket, 'readText' | 'writeText'> {
  const failed = (error: unknown): never => {
    throw openingFailure(place, error);
  };
  const nameOf = (name: string): ObjectName => ({ Bucket: place.bucket, Key: start + name });
  return {
    async readText(name) {
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand(nameOf(name)));
        return await Body?.transformToString();
      } catch (error) {
        return statusOf(error) === 404 ? undefined : failed(error);
      }
    },
    async writeText(name, text) {
      const request = { ...nameOf(name), Body: text, IfNoneMatch: '*' };
      await writtenOnce(() => client.send(new sdk.PutObjectCommand(request))).catch(failed);
    },
  };
}

async function* blobsListed({ sdk, client, place, start, failed }: Service): ReturnType<Bucket['list']> {
  let ContinuationToken: string | undefined;
  do {
    const request = { Bucket: place.bucket, Prefix: start, ContinuationToken };
    const page = await client.send(new sdk.ListObjectsV2Command(request)).catch(failed);
    for (const { Key = '', Size = 0 } of page.Contents ?? []) {
      const sha256 = Key.slice(start.length + 'ab/'.length);
      if (isBlobKey(sha256)) yield { sha256, size: Size };
    }
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
}

interface ObjectName {
  readonly Bucket: string;
  readonly Key: string;
}

async function putFile({ sdk, client }: Service, name: ObjectName, file: string): Promise<void> {
  const { size } = await stat(file);
  await writtenOnce(() => {
    const Body = createReadStream(file);
    const request = { ...name, Body, ContentLength: size, IfNoneMatch: '*' };
    return client.send(new sdk.PutObjectCommand(request)).finally(() => void Body.destroy());
  });
}

/**
 * Repeats a PUT with `IfNoneMatch: '*'`, because the SDK repeats neither one with a stream nor one that met another at the same
 * key (409). What is there already stays.
 */
async function writtenOnce(put: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await put();
      return;
    } catch (error) {
      if (statusOf(error) === 412) return;
      if (attempt === mostAttempts || !isTransient(error)) throw error;
      await sleep(firstPauseMs * 2 ** attempt * (0.5 + Math.random() / 2));
    }
  }
}

/** The bytes of a response, whose connection ends with the reader. What breaks it off is a Failure. */
function passedOn(response: Readable, place: S3Place): Readable {
  // A connection that breaks before anybody reads must fail the reader, not the process.
  response.on('error', () => undefined);
  const bytes = Readable.from(bytesOf(response, place), { objectMode: false });
  bytes.once('close', () => response.destroy());
  return bytes;
}

async function* bytesOf(response: Readable, place: S3Place): AsyncGenerator<Buffer> {
  try {
    yield* response;
  } catch (error) {
    throw runningFailure(place, error);
  }
}
