/** Notes this process among those that use the same stores, and knows the others. */
import type { Instance, Instances } from '../stores/instances/instances.ts';

export interface Presence {
  /** All processes that live, as of some seconds ago; at least this one. */
  readonly living: () => readonly Instance[];
  readonly end: () => Promise<void>;
}

export interface PresenceSettings {
  /** Undefined where no other process can use the stores. */
  readonly instances: Instances | undefined;
  /** What this process is at the moment. */
  readonly self: () => Instance;
  /** Called with errors of the database. Nothing else is done about them: a process that cannot be noted is not seen. */
  readonly trouble: (error: unknown) => void;
  readonly everyMs?: number;
}

/** Resolves when the others are known for the first time. */
export async function presence(settings: PresenceSettings): Promise<Presence> {
  const { instances, self, trouble, everyMs = 10_000 } = settings;
  if (!instances) return { living: () => [self()], end: () => Promise.resolve() };
  let others: readonly Instance[] = [];
  async function look(among: Instances): Promise<void> {
    const own = self();
    await among.note(own);
    others = (await among.living()).filter(({ id }) => id !== own.id);
  }
  let looking = look(instances).catch(trouble);
  const lookAgain = (): void => {
    looking = looking.then(() => look(instances)).catch(trouble);
  };
  const timer = setInterval(lookAgain, everyMs).unref();
  await looking;
  return {
    living: () => [self(), ...others],
    async end() {
      clearInterval(timer);
      await looking;
      await instances.remove(self().id).catch(trouble);
    },
  };
}
