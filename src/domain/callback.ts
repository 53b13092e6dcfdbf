/** How a client's address is called when a task has ended. */
import { z } from 'zod';

/** A callback as it is stored with a task. It contains secrets, so it is never logged and never sent to anybody. */
export const CallbackTarget = z.object({
  url: z.string(),
  method: z.enum(['POST', 'PUT']),
  /** Header names are in lower case. */
  headers: z.record(z.string(), z.string()),
  timeoutMs: z.number(),
  /** The key that the request is signed with. */
  key: z.string(),
});
export type CallbackTarget = z.output<typeof CallbackTarget>;

/** Reports the end of tasks to addresses that clients named. */
export interface CallbackRequests {
  /**
   * Calls the target once the task has ended, which may already be the case. `api` names the API that defines the body.
   * A task that is retried needs a new request. A request with an `id` that is there already is that one; default: a new id.
   */
  request(taskId: string, api: string, target: CallbackTarget, id?: string): Promise<void>;
}
