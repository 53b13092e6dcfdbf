/**
 * Everything that comes in from clients is looked at on its way into the store, whichever API let it in: for EICAR's test
 * file always, by a scanner where one is configured.
 *
 * It stands in front of the blob store, so that no dialect can forget it; what tasks store themselves goes past it.
 */
import { pipeline, Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Failure } from '../../domain/failure.ts';
import type { HeldBlobs } from '../../stores/blobs/held-blobs.ts';
import { malwareScan } from './malware.ts';
import { passedThrough } from './young-garbage.ts';

/** One file being looked at. Everything rejects with `infected`, or with what keeps the scanner from telling. */
export interface Inspection {
  /** Undefined or resolved: more may come. */
  take(chunk: Buffer): Promise<void> | undefined;
  /** Resolves where the whole is clean. */
  end(): Promise<void>;
  /** Nobody waits for the result any more. */
  abandon(): void;
}

export interface Inspector {
  begin(): Inspection;
}

export interface IncomingBlobs extends HeldBlobs {
  /** Bytes that are not stored, or not yet, looked at as `keep` looks at them. */
  inspect(bytes: Buffer): Promise<void>;
}

export const infected = (): Failure =>
  new Failure('infected', 'The file is malicious', { detail: 'It was refused and nothing of it was kept' });

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

async function told(work: Promise<void>, done: (error?: Error) => void): Promise<void> {
  try {
    await work;
  } catch (error) {
    done(Failure.from(error));
    return;
  }
  done();
}

export function inspectedBlobs(blobs: HeldBlobs, scanner: Inspector | undefined): IncomingBlobs {
  const inspectors = scanner ? [testFile, scanner] : [testFile];

  function inspecting(): Transform {
    const inspections = inspectors.map((inspector) => inspector.begin());
    async function all(step: (inspection: Inspection) => Promise<void> | undefined): Promise<void> {
      for (const inspection of inspections) await step(inspection);
    }
    return new Transform({
      transform(chunk: Buffer, _encoding, done) {
        passedThrough(chunk.length);
        void told(
          all((inspection) => inspection.take(chunk)),
          (error) => (error ? done(error) : done(null, chunk)),
        );
      },
      flush(done) {
        void told(
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
    keep(source, holder, limits) {
      const inspected = inspecting();
      // Whoever stores it learns of an error from what it reads.
      pipeline(source, inspected, () => undefined);
      return blobs.keep(inspected, holder, limits);
    },
    async inspect(bytes) {
      const inspected = inspecting();
      inspected.end(bytes);
      inspected.resume();
      await finished(inspected);
    },
  };
}
