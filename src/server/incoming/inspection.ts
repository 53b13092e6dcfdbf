/**
 * Scans every file from a client on its way into the blob store, whichever API received it: always for EICAR's test
 * file, and by a virus scanner if one is configured.
 *
 * The scan is in front of the blob store, so no API can forget it. Files that tasks store themselves are not scanned.
 */
import { pipeline, Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Failure } from '../../domain/failure.ts';
import type { ReferencedBlobs } from '../../stores/blobs/referenced-blobs.ts';
import { malwareScan } from './malware.ts';
import { passedThrough } from './young-garbage.ts';

/** The scan of one file. Every method rejects with `infected`, or with the failure of the scanner. */
export interface Inspection {
  /** Takes the next bytes. The caller waits for the promise, if there is one, before it sends more. */
  take(chunk: Buffer): Promise<void> | undefined;
  /** Resolves if the whole file is clean. */
  end(): Promise<void>;
  /** To be called when nobody waits for the result any more. */
  abandon(): void;
}

export interface Inspector {
  begin(): Inspection;
}

export interface IncomingBlobs extends ReferencedBlobs {
  /** Scans bytes that are not going to be stored in the same way as `keep` does. */
  inspect(bytes: Buffer): Promise<void>;
}

export const infected = (): Failure =>
  new Failure('infected', 'The file is malicious', { detail: 'It was refused, and nothing of it was stored' });

const testFile: Inspector = {
  begin() {
    const scan = malwareScan();
    return {
      take(chunk) {
        if (scan.sees(chunk)) throw infected();
        return undefined;
      },
      end: async () => undefined,
      abandon: () => undefined,
    };
  },
};

async function finish(work: Promise<void>, done: (error?: Error) => void): Promise<void> {
  try {
    await work;
  } catch (error) {
    done(Failure.from(error));
    return;
  }
  done();
}

export function inspectedBlobs(blobs: ReferencedBlobs, scanner: Inspector | undefined): IncomingBlobs {
  const inspectors = scanner ? [testFile, scanner] : [testFile];

  function inspecting(): Transform {
    const inspections = inspectors.map((inspector) => inspector.begin());
    async function all(step: (inspection: Inspection) => Promise<void> | undefined): Promise<void> {
      for (const inspection of inspections) await step(inspection);
    }
    return new Transform({
      transform(chunk: Buffer, _encoding, done) {
        passedThrough(chunk.length);
        void finish(
          all((inspection) => inspection.take(chunk)),
          (error) => (error ? done(error) : done(null, chunk)),
        );
      },
      flush(done) {
        void finish(
          all((inspection) => inspection.end()),
          done,
        );
      },
      destroy(error, done) {
        for (const inspection of inspections) inspection.abandon();
        done(error);
      },
    });
  }

  return {
    ...blobs,
    keep(source, owner, limits) {
      const inspected = inspecting();
      // An error also reaches the store, which reads from this stream.
      pipeline(source, inspected, () => undefined);
      return blobs.keep(inspected, owner, limits);
    },
    async inspect(bytes) {
      const inspected = inspecting();
      inspected.end(bytes);
      inspected.resume();
      await finished(inspected);
    },
  };
}
