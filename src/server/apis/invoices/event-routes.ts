/**
 * What happens in the archive, as server-sent events. They name ids and states; what an invoice contains has to be asked for.
 */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invoiceReadBy } from '../../../archive/background-readings.ts';
import { type InvoiceStatus, invoiceStatuses } from '../../../archive/fields.ts';
import type { InvoiceNotice } from '../../../archive/invoice-archive.ts';
import { isMergeTask } from '../../../archive/merge-tasks.ts';
import type { Task } from '../../../runtime/durable/task.ts';
import type { App } from '../../api.ts';
import type { People } from '../../clients/people.ts';
import { type EventLog, eventLog } from '../../outgoing/event-log.ts';
import { openStreams, sendEvents } from '../../outgoing/event-stream.ts';
import type { ServerServices } from '../../services.ts';
import { errors } from './errors.ts';
import { base, statusOf, tags } from './presentation.ts';

/** About an hour of one invoice a second. */
const remembered = 5000;
const streamsAtOnce = 20;
const lookEveryMs = 5000;

export interface ArchiveEvents extends Pick<EventLog, 'follow'> {
  invoiceChanged(notice: InvoiceNotice): void;
  taskChanged(task: Task): void;
}

/** How a change is described to the other servers: what clients learn of it, and nothing of what the invoice contains. */
const Sent = z.tuple([
  z.literal('invoice'),
  z.enum(['added', 'changed', 'deleted']),
  z.string(),
  z.enum([...invoiceStatuses, 'none']),
  z.enum(['being-read', 'read']),
]);

/** `channel` leads to the other servers on the same database. */
export function archiveEvents(channel: ServerServices['wake']): ArchiveEvents {
  const log = eventLog(remembered);
  function add(change: InvoiceNotice['change'], id: string, status: InvoiceStatus | null, beingRead: boolean): void {
    log.add({ kind: 'invoice', data: { id, change, status, beingRead } });
  }
  channel?.onMessage((message) => {
    const { data } = Sent.safeParse(message.split(' '));
    if (!data) return;
    const [, change, id, status, reading] = data;
    add(change, id, status === 'none' ? null : status, reading === 'being-read');
  });
  channel?.onMissed(() => log.forget());
  return {
    follow: (after, signal) => log.follow(after, signal),
    invoiceChanged({ change, id, invoice }) {
      const { status = null, beingRead = false } = invoice ?? {};
      add(change, id, status, beingRead);
      channel?.send(['invoice', change, id, status ?? 'none', beingRead ? 'being-read' : 'read'].join(' '));
    },
    taskChanged(task) {
      const { id, state, progress, stage } = task;
      if (state === 'expired') return;
      const invoiceId = invoiceReadBy(task);
      const change = { id, status: statusOf[state], progress, stage };
      if (invoiceId !== undefined) log.add({ kind: 'task', data: { ...change, invoiceId } });
      else if (isMergeTask(task)) log.add({ kind: 'merge', data: change });
    },
  };
}

/** A stream lasts longer than a request: it ends with the session that opened it, and with the first user of the server. */
function endIfSignedOut(people: People, request: FastifyRequest, stream: AbortController): void {
  const end = (): void => stream.abort();
  // If the store does not answer, the client opens the stream again, and learns why.
  people.admits(request).then((isAdmitted) => (isAdmitted ? undefined : end()), end);
}

export function eventRoute(app: App, people: People, events: ArchiveEvents): void {
  const stopping = new AbortController();
  app.addHook('preClose', async () => stopping.abort());
  const open = openStreams(streamsAtOnce, `${streamsAtOnce} streams are open already: close one, or poll`);
  app.get(
    `${base}/events`,
    {
      exposeHeadRoute: false,
      schema: {
        tags,
        summary: 'Changes of invoices, readings and merge tasks as server-sent events',
        description: [
          'Events: `invoice` (`id`, `change`: added, changed or deleted, `status`, `beingRead`), `task` (a reading: `id`,',
          '`invoiceId`, `status`, `progress`, `stage`) and `merge` (`id`, `status`, `progress`, `stage`). The first event is',
          '`ready`. A client that sends the id of its last event as `Last-Event-ID` gets what it missed, or `reload` if that',
          'is too much: then it has to load what it shows again.',
        ].join('\n'),
        sends: ['text/event-stream'],
        response: errors(401, 429, 500, 503),
      },
    },
    async (request, reply) => {
      const { person, ip, headers } = request;
      const closed = open(person?.id ?? ip);
      const signedOut = new AbortController();
      const watching = setInterval(() => endIfSignedOut(people, request, signedOut), lookEveryMs);
      const after = headers['last-event-id'];
      const signal = AbortSignal.any([request.signal, stopping.signal, signedOut.signal]);
      return sendEvents(reply, events.follow(typeof after === 'string' ? after : undefined, signal), () => {
        clearInterval(watching);
        closed();
      });
    },
  );
}
