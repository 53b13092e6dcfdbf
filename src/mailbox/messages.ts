/** The messages of a folder across broken connections, once or for as long as new ones arrive. */
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
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
  trouble(failure: Failure, pauseMs: number): void;
  /** Called when the server has numbered the messages anew, so that all are read again. */
  renumbered(): void;
  /** The pause after the first broken connection; it doubles each time. */
  readonly firstPauseMs?: number;
}

/** Attempts in a row without any message: with the pauses between them, about two minutes. */
const maxAttempts = 8;
const longestPauseMs = 60_000;

/** Rejects with a Failure: at once for what another attempt does not change, otherwise after the last attempt. */
export async function* messagesOf(
  settings: MailboxSettings,
  reading: Reading,
): AsyncGenerator<PositionedMessage, void> {
  const { signal, watch, firstPauseMs = 1000 } = reading;
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
        if (!watch) return;
        await folder.changed(signal);
      } while (!isAborted(signal));
    } catch (error) {
      const failure = Failure.from(error, 'unavailable', 'The connection to the mail server broke');
      if (isAborted(signal)) return;
      if (failure.kind !== 'unavailable' || ++attempts >= maxAttempts) throw failure;
      const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
      reading.trouble(failure, pauseMs);
      // Being interrupted is the only way in which the pause ends early.
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    } finally {
      folder?.close();
    }
  }
}

/** A call, because the compiler does not expect the signal to change during an await. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;
