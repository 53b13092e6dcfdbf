/**
 * Progress as server-sent events, in addition to polling; the API document has no such route. Every change is an event,
 * until the task has ended.
 *
 * A missed notification is harmless, because the task is also looked at every second.
 */
import { z } from 'zod';
import { isOver } from '../../../domain/task.ts';
import type { Tasks } from '../../../runtime/durable/tasks.ts';
import type { SessionTasks } from '../../../sessions/session-tasks.ts';
import type { App } from '../../api.ts';
import { aliveEveryMs, openStreams, sendEvents, stillHere } from '../../outgoing/event-stream.ts';
import type { ServerServices } from '../../services.ts';
import { type Access, security } from './access.ts';
import { errors } from './errors.ts';
import { taskProgress } from './presentation.ts';

const lookEveryMs = 1000;
const atOnce = 10;

export function eventRoute(
  app: App,
  { tasks }: Pick<ServerServices, 'tasks'>,
  sessionTasks: SessionTasks,
  access: Access,
): void {
  const stopping = new AbortController();
  app.addHook('preClose', async () => stopping.abort());
  const open = openStreams(atOnce, `A session can follow ${atOnce} tasks at once: close one, or poll`);

  app.get(
    '/api/task/:task_id/events',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['sessions'],
        security,
        summary: 'Progress of a task as server-sent events',
        params: z.object({ task_id: z.string() }),
        querystring: z.object({
          session: z.string().optional().describe('The session, because EventSource cannot send headers'),
        }),
        sends: ['text/event-stream'],
        response: errors(400, 401, 403, 404, 429, 500),
      },
    },
    async (request, reply) => {
      const owner = await access.visitor(request);
      const { id } = await sessionTasks.find(owner, request.params.task_id);
      const closed = open(owner);
      const signal = AbortSignal.any([request.signal, stopping.signal]);
      return sendEvents(reply, changesOf(tasks, id, signal), closed);
    },
  );
}

export async function* changesOf(
  tasks: Pick<Tasks, 'get' | 'watch'>,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  let wake: () => void = () => undefined;
  const woken = (): void => wake();
  const unwatch = tasks.watch(id, woken);
  signal.addEventListener('abort', woken);
  let [last, lastMs] = ['', Date.now()];
  try {
    while (!signal.aborted) {
      const changed = new Promise<void>((resolve) => (wake = resolve));
      const task = await tasks.get(id);
      if (!task) {
        yield 'event: deleted\ndata: {}\n\n';
        return;
      }
      const seen = `${task.state} ${task.progress} ${task.stage}`;
      if (seen !== last) {
        yield `event: progress\ndata: ${JSON.stringify(taskProgress(task, Date.now()))}\n\n`;
        [last, lastMs] = [seen, Date.now()];
      } else if (Date.now() - lastMs >= aliveEveryMs) {
        yield stillHere;
        lastMs = Date.now();
      }
      if (isOver(task.state)) return;
      const timer = setTimeout(() => wake(), lookEveryMs);
      await changed;
      clearTimeout(timer);
    }
  } finally {
    unwatch();
    // A combined signal with listeners is kept in memory as long as one of its parts may fire: until the server stops.
    signal.removeEventListener('abort', woken);
  }
}
