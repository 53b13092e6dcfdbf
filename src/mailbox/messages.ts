/** The messages of a folder across broken connections, once or for as long as new ones arrive. */
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import { type MailboxSettings, type MailMessage, openFolder, type OpenFolder } from './connection.ts';

/** The last message that was read. */
export interface Position {
  readonly uidValidity: string;
  readonly uid: number;
}

export interface PositionedMessage extends MailMessage {
  readonly position: Position;
}

export interface Reading {
  readonly after: Position | undefined;
  /** Whether to wait for new messages at the end. */
  readonly watch: boolean;
  readonly signal: AbortSignal;
  /** Called before each new attempt. */
  readonly trouble: (failure: Failure, pauseMs: number) => void;
  /** Called when the server has numbered the messages anew, so that all are read again. */
  readonly renumbered: () => void;
  /** The pause after the first broken connection; it doubles each time. */
  readonly firstPauseMs?: number;
}

/** Attempts in a row that got nowhere: with the pauses between them, about two minutes. */
const maxAttempts = 8;
const longestPauseMs = 60_000;

/** Rejects with a Failure: at once for what another attempt does not change, otherwise after the last attempt. */
export async function* messagesOf(
  settings: MailboxSettings,
  reading: Reading,
): AsyncGenerator<PositionedMessage, void> {
  const { signal, watch } = reading;
  let position = reading.after;
  let attempts = 0;
  while (!signal.aborted) {
    let folder: OpenFolder | undefined;
    try {
      folder = await openFolder(settings);
      const { uidValidity } = folder;
      if (position && position.uidValidity !== uidValidity) {
        reading.renumbered();
        position = undefined;
      }
      do {
        for await (const message of folder.messagesAfter(position?.uid ?? 0)) {
          attempts = 0;
          position = { uidValidity, uid: message.uid };
          yield { ...message, position };
          if (isAborted(signal)) return;
        }
        attempts = 0;
        if (!watch) return;
        await folder.changed(signal);
      } while (!isAborted(signal));
    } catch (error) {
      if (isAborted(signal)) return;
      await pauseAfter(error, ++attempts, reading);
    } finally {
      folder?.close();
    }
  }
}

/** Rejects with the failure if another attempt would not help, or there were enough. */
async function pauseAfter(error: unknown, attempts: number, reading: Reading): Promise<void> {
  const { signal, trouble, firstPauseMs = 1000 } = reading;
  const failure = Failure.from(error, 'unavailable', message('mailbox.brokeUnnamed', {}));
  if (failure.kind !== 'unavailable' || attempts >= maxAttempts) throw failure;
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
  trouble(failure, pauseMs);
  try {
    await pause(pauseMs, undefined, { signal });
  } catch {
    // Being interrupted is the only way in which the pause ends early, and the caller looks at the signal.
  }
}

/** A call, because the compiler does not expect the signal to change during an await. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;
