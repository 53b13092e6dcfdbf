/**
 * The templates of a server, and where those that people teach it are kept: in a folder, or as records where several processes
 * share a database.
 */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../domain/failure.ts';
import type { LoadedTemplates, TemplateText } from '../extract/templates/load.ts';
import { allEntries } from '../runtime/all-entries.ts';
import type { Collection, RecordStore } from '../stores/records/record-store.ts';
import type { WakeChannel } from '../stores/wake/wake-channel.ts';
import { message } from '../texts/message.ts';

export interface Templates {
  /** Those that documents are read with now. */
  readonly current: () => LoadedTemplates;
  /**
   * In place of an earlier one with the name. This process reads with it from now on, and others soon. Rejects with
   * `bad_request` where templates cannot be kept.
   */
  readonly keep: (name: string, yaml: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Those of a folder, if there is one. Rejects as `loadTemplates` does. */
export async function templatesIn(folder: string | undefined): Promise<LoadedTemplates> {
  if (folder === undefined) return { templates: [], version: '' };
  const { loadTemplates } = await import('../extract/templates/load.ts');
  return loadTemplates(folder);
}

interface Reloadable {
  readonly current: () => LoadedTemplates;
  readonly reload: () => Promise<void>;
}

/** Reloads one after the other, so that the last that was read stays. */
async function reloadable(load: () => Promise<LoadedTemplates>): Promise<Reloadable> {
  let current = await load();
  let loading: Promise<unknown> = Promise.resolve();
  return {
    current: () => current,
    reload: async () => {
      const next = loading.then(load).then((templates) => void (current = templates));
      loading = next.catch(() => undefined);
      await next;
    },
  };
}

/** Rejects as `templatesIn` does. */
export async function folderTemplates(folder: string | undefined): Promise<Templates> {
  const { current, reload } = await reloadable(() => templatesIn(folder));
  return {
    current,
    async keep(name, yaml) {
      if (folder === undefined)
        throw new Failure('bad_request', message('teach.noFolder', {}), {
          detail: message('teach.noFolderDetail', {}),
        });
      const file = join(folder, `${name}.yml`);
      await writeFile(`${file}~`, yaml);
      await rename(`${file}~`, file);
      await reload();
    },
    close: () => Promise.resolve(),
  };
}

export interface SharedTemplateSettings {
  readonly records: RecordStore;
  readonly wake: WakeChannel;
  /** The user's own templates. They go before those that were taught, also where the names are the same. */
  readonly folder: string | undefined;
  /** Called with errors that nobody waits for. */
  readonly trouble: (error: unknown) => void;
  /** How often the records are looked at, because messages may be lost. */
  readonly lookEveryMs?: number;
}

const Kept = z.object({ yaml: z.string() });
const changed = 'templates';

/** Rejects as `templatesIn` does, and if a kept template cannot be read. */
export async function sharedTemplates(settings: SharedTemplateSettings): Promise<Templates> {
  const { records, wake, folder, trouble, lookEveryMs = 60_000 } = settings;
  const kept = records.collection('template', Kept);
  const { templatesOf, templateTexts } = await import('../extract/templates/load.ts');
  const own = async (): Promise<readonly TemplateText[]> => (folder === undefined ? [] : templateTexts(folder));
  const { current, reload } = await reloadable(async () => {
    const first = await own();
    const names = new Set(first.map(({ name }) => name));
    const taught = (await textsIn(kept)).filter(({ name }) => !names.has(name));
    return templatesOf([...first, ...taught]);
  });
  const look = (): void => void reload().catch(trouble);
  wake.onMessage((text) => {
    if (text === changed) look();
  });
  const timer = setInterval(look, lookEveryMs).unref();
  return {
    current,
    async keep(name, yaml) {
      const before = (await own()).find((template) => template.name === name);
      if (before)
        throw new Failure('conflict', message('teach.ownTemplate', { file: before.file }), {
          detail: message('teach.ownTemplateDetail', {}),
        });
      const body = { yaml };
      if (!(await kept.update(name, () => ({ body })))) await kept.insert({ id: name, body });
      wake.send(changed);
      await reload();
    },
    close: async () => clearInterval(timer),
  };
}

async function textsIn(kept: Collection<z.output<typeof Kept>>): Promise<readonly TemplateText[]> {
  const texts: TemplateText[] = [];
  for await (const { id, body } of allEntries(kept)) texts.push({ name: id, text: body.yaml, file: `${id}.yml` });
  return texts.sort((a, b) => (a.name < b.name ? -1 : 1));
}
