/**
 * Events about tasks from and to the other processes that use the same stores, beside those of this process. Only ids are
 * sent: whoever is interested reads the task.
 */
import type { Collection } from '../../stores/records/record-store.ts';
import type { WakeChannel } from '../../stores/wake/wake-channel.ts';
import type { TaskEvents } from './events.ts';
import { type TaskBody, taskOf } from './task.ts';

/** How often those who wait look by themselves while messages arrive. */
const lookWhileListeningMs = 5000;

export interface SharedEventsSettings {
  readonly local: TaskEvents;
  readonly channel: WakeChannel;
  readonly records: Pick<Collection<TaskBody>, 'get'>;
  readonly trouble: (error: unknown) => void;
}

export function sharedEvents({ local, channel, records, trouble }: SharedEventsSettings): TaskEvents {
  async function changedElsewhere(id: string): Promise<void> {
    if (!local.isHeard(id)) return;
    const entry = await records.get(id);
    if (entry) local.changed(taskOf(entry));
  }
  channel.onMessage((message) => {
    const [what, id = ''] = message.split(' ');
    if (what === 'queued') local.queued();
    else if (what === 'stop') local.stop(id);
    else if (what === 'changed') changedElsewhere(id).catch(trouble);
  });
  return {
    ...local,
    changed(task) {
      local.changed(task);
      channel.send(`changed ${task.id}`);
    },
    queued() {
      local.queued();
      channel.send('queued');
    },
    stop(id) {
      local.stop(id);
      channel.send(`stop ${id}`);
    },
    lookEveryMs: () => (channel.isListening() ? lookWhileListeningMs : local.lookEveryMs()),
  };
}
