/** A run of `review`: a server for one person on this machine, the documents in it, and their corrections in a file. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cookieOf, type RunningServer, servedAlone, startServer } from '../../compose/server.ts';
import type { Config } from '../../config/schema.ts';
import { Failure, saidBy } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';
import { overlayBeside, usualOverlay } from '../corrections/names.ts';
import { openOverlay, type Overlay } from '../corrections/overlay.ts';
import { extractorSettings } from '../reading.ts';
import { type ReviewClient, reviewClient } from './client.ts';
import { documentsToReview, firstRecords } from './documents-to-review.ts';
import { correctionsKeeper } from './keep-corrections.ts';
import { openBrowser } from './open-browser.ts';

export interface ReviewFlags {
  readonly recursive?: boolean;
  readonly corrections?: string;
  readonly open: boolean;
}

/** Resolves with the exit code once the page was closed, or the user ended it: both are normal ends. */
export async function runReview(
  paths: readonly string[],
  flags: ReviewFlags,
  config: Config,
  version: string,
  context: CliContext,
): Promise<number> {
  const { log, wording, interruption } = context;
  const records = firstRecords(paths);
  const file = flags.corrections ?? (records === undefined ? usualOverlay : overlayBeside(records));
  const overlay = await openOverlay(file);
  const folder = await mkdtemp(join(tmpdir(), 'invoicectl-review-'));
  const closing = new AbortController();
  const signal = AbortSignal.any([interruption.signal, closing.signal]);
  const [key, ownToken] = [secret(), secret()];
  try {
    const server = await startServer({
      serve: servedAlone(folder),
      reading: await extractorSettings(config, context),
      version,
      log: (level, event, fields) => (level === 'error' ? log.event(level, event, fields ?? {}) : undefined),
      privateAccess: { key, ownToken, left: () => closing.abort() },
    });
    try {
      const changed = await reviewed(server, { paths, flags, config, context, overlay, key, ownToken, signal });
      const count = overlay.count();
      log.summary(
        () => [changed > 0 ? wording.text('review.done', { count, file }) : wording.label('review.unchanged')],
        {
          review: { corrected: count, changed, file },
        },
      );
      return 0;
    } finally {
      // What still listens to the server ends before it.
      closing.abort();
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const secret = (): string => randomBytes(32).toString('base64url');

interface Reviewing {
  readonly paths: readonly string[];
  readonly flags: ReviewFlags;
  readonly config: Config;
  readonly context: CliContext;
  readonly overlay: Overlay;
  readonly key: string;
  readonly ownToken: string;
  readonly signal: AbortSignal;
}

/** Resolves with the number of invoices whose corrections changed. */
async function reviewed(server: RunningServer, reviewing: Reviewing): Promise<number> {
  const { overlay, signal, ownToken, flags, context, key } = reviewing;
  const client = reviewClient(server.url, cookieOf(key, ownToken));
  const keeper = correctionsKeeper(client, overlay);
  const following = follow(client, keeper.look, signal);
  await uploadAll(client, reviewing);
  const url = `${server.url}/review?key=${key}`;
  // Also with --quiet, because nobody could find the page without it.
  context.stderr.write(`${context.wording.text('review.address', { url })}\n`);
  context.log.note(context.wording.label('review.end'));
  if (flags.open && !(await openBrowser(url, context.env))) context.log.warn(message('review.noBrowser', {}));
  await following;
  // What was changed last may not have been reported any more.
  for await (const id of client.ids()) await keeper.look(id);
  return keeper.changed();
}

/** Looks at each invoice that changes, until the signal fires. Rejects if the events end before. */
async function follow(client: ReviewClient, look: (id: string) => Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    for await (const id of client.changes(signal)) await look(id);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function uploadAll(client: ReviewClient, { paths, flags, config, context, signal }: Reviewing): Promise<void> {
  let begun = 0;
  for await (const intake of documentsToReview(paths, flags.recursive === true, config, context)) {
    if (signal.aborted) return;
    const path = intake.member === undefined ? intake.path : `${intake.path}/${intake.member}`;
    try {
      if ('failure' in intake) throw intake.failure;
      await client.upload(basename(path), intake.bytes);
      begun++;
    } catch (error) {
      context.log.warn(message('review.refused', { path, why: saidBy(Failure.from(error)) }));
    }
  }
  if (begun === 0)
    throw new Failure('bad_request', message('review.nothing', {}), { detail: message('review.nothingDetail', {}) });
}
