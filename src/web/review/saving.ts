/**
 * Sends changes of one invoice. What was typed stays on the page until the server has it: a lost connection is waited for, and
 * a change that somebody else was quicker with is asked about.
 */
import { onScopeDispose, ref, shallowRef } from 'vue';
import { call } from '../api/client.ts';
import { type ApiFailure, apiFailureOf, reasonOf, titleOf } from '../api/failure.ts';
import type { InvoiceStatus } from '../api/types.ts';
import { useConnection } from '../connection/connection.ts';
import type { Messages } from '../language/index.ts';
import { changedPaths, type Changes, requestOf } from './changes.ts';
import { pathOf } from './documents.ts';
import { kindOf } from './fields.ts';

export interface Order {
  readonly status?: InvoiceStatus;
  /** Why it is saved although its sums do not add up. */
  readonly override?: string;
}

/** Shows what the server has now. What was typed stays in the fields until then. */
export type Show = () => Promise<void>;

/** The text of the message below the buttons. */
export type Said = (texts: Messages) => string;

export type SavingResult = 'saved' | 'failed' | 'changed' | 'gone' | 'needs-reason';

const codes = { unknown: 2001, deleted: 2002 } as const;

interface Sent {
  readonly method: 'PATCH' | 'POST';
  readonly version: number;
  readonly json?: unknown;
  readonly show?: Show | undefined;
}

export function useSaving(id: string) {
  const saving = ref(false);
  const said = shallowRef<Said>();
  const connection = useConnection();
  const ended = new AbortController();
  onScopeDispose(() => ended.abort());

  async function send(path: string, sent: Sent): Promise<SavingResult> {
    const { method, version, json, show } = sent;
    saving.value = true;
    said.value = (texts) => texts.review.saving;
    try {
      await call(path, { method, headers: { 'if-match': `"${version}"` }, ...(json === undefined ? {} : { json }) });
      await show?.();
      said.value = (texts) => texts.review.saved;
      return 'saved';
    } catch (error) {
      const failure = apiFailureOf(error);
      if (failure.kind !== 'offline') return refused(failure);
      said.value = (texts) => texts.review.waits;
      await connection.untilOnline(ended.signal);
      return await send(path, sent);
    } finally {
      saving.value = false;
    }
  }

  function refused(failure: ApiFailure): SavingResult {
    const { status, code } = failure;
    said.value = (texts) => {
      const reason = reasonOf(failure);
      return texts.review.saveFailed + titleOf(failure, texts) + (reason === '' ? '' : ` (${reason})`);
    };
    if (status === 412) return 'changed';
    if (code === codes.unknown || code === codes.deleted) return 'gone';
    return 'failed';
  }

  return {
    saving,
    said,
    /** Nothing is sent if there is nothing to change. */
    async save(changes: Changes, version: number, order: Order = {}, show?: Show): Promise<SavingResult> {
      const { status, override } = order;
      const { corrections, how } = requestOf(changes, kindOf);
      if (changedPaths(changes).length === 0 && status === undefined) return 'saved';
      const json = {
        ...(Object.keys(corrections).length === 0 ? {} : { corrections, how }),
        ...(status === undefined ? {} : { status }),
        ...(override === undefined ? {} : { override }),
      };
      const result = await send(pathOf(id), { method: 'PATCH', version, json, show });
      // The server knows more about sums than this page: discounts, rounding, lines.
      const wasRefused = result === 'failed' && status === 'verified' && override === undefined;
      return wasRefused ? 'needs-reason' : result;
    },
    undo: (version: number): Promise<SavingResult> => send(`${pathOf(id)}/undo`, { method: 'POST', version }),
  };
}
