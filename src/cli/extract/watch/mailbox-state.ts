/** Remembers the last mail that `--imap --watch` has handled, so that it continues there after a restart. */
import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../../domain/failure.ts';
import { isMissingFile } from '../../../domain/missing-file.ts';
import type { MailboxSettings } from '../../../mailbox/connection.ts';
import type { Position } from '../../../mailbox/messages.ts';
import { makeFolder } from '../../../runtime/cache/make-folder.ts';
import { ownMark } from '../../../runtime/cache/own-mark.ts';
import { message } from '../../../texts/message.ts';
import { lockedForWatching } from './watch-state.ts';

export interface MailboxState {
  readonly position: Position | undefined;
  /** Rejects with `write_failed`. */
  done(position: Position): Promise<void>;
  close(): Promise<void>;
}

const Entry = z.object({ mailbox: z.string(), uidValidity: z.string(), uid: z.int() });

/** What the state belongs to. Another mailbox or folder with the same output begins at its first mail. */
const mailboxOf = ({ server: { host, port, user }, folder }: MailboxSettings): string =>
  createHash('sha256')
    .update(JSON.stringify([host, port, user, folder]))
    .digest('hex');

/** With `anew`, the earlier position is forgotten. Rejects with `conflict` if another process watches. */
export async function mailboxState(path: string, settings: MailboxSettings, anew: boolean): Promise<MailboxState> {
  const failed = (cause: unknown): never => {
    throw new Failure('write_failed', message('output.failed', { path }), {
      cause,
      detail: message('mailbox.stateFile', {}),
    });
  };
  await makeFolder(dirname(path)).catch(failed);
  const free = await lockedForWatching(`${path}.lock`, failed);
  const mailbox = mailboxOf(settings);
  try {
    const found = anew ? undefined : await positionIn(path);
    const position = found?.mailbox === mailbox ? { uidValidity: found.uidValidity, uid: found.uid } : undefined;
    return {
      position,
      async done({ uidValidity, uid }) {
        const partial = `${path}~${ownMark()}`;
        await writeFile(partial, JSON.stringify({ mailbox, uidValidity, uid })).catch(failed);
        await rename(partial, path).catch(failed);
      },
      close: free,
    };
  } catch (error) {
    await free();
    throw error;
  }
}

async function positionIn(path: string): Promise<z.output<typeof Entry> | undefined> {
  try {
    return Entry.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    if (isMissingFile(cause)) return undefined;
    throw new Failure('conflict', message('mailbox.stateUnread', { path }), {
      cause,
      detail: message('advice.removeToReadAll', {}),
    });
  }
}
