/** The running instances of a pool: started when they are needed, kept while they work. */
import type { Fence } from '../fence/fence.ts';
import type { FoundOffice } from './find.ts';
import { bridgeLost, type OfficeInstance, startInstance } from './instance.ts';

export interface OfficeInstances {
  /** An idle instance, or else a new one. Rejects with `bridgeLost` when it does not start. */
  take(office: FoundOffice): Promise<OfficeInstance>;
  giveBack(instance: OfficeInstance): void;
  drop(instance: OfficeInstance): Promise<void>;
  /** The fence in which LibreOffice starts on this machine. */
  fenced(office: FoundOffice): FoundOffice;
  close(): Promise<void>;
}

/** `jobsEach`: documents after which an instance is replaced. */
export function officeInstances(jobsEach: number): OfficeInstances {
  const idle: OfficeInstance[] = [];
  const all = new Set<OfficeInstance>();
  /** Set once LibreOffice failed to start inside the whole fence, without any document. */
  let lighter: Fence | undefined;
  const fenced = (office: FoundOffice): FoundOffice => (lighter ? { ...office, fence: lighter } : office);

  async function drop(instance: OfficeInstance): Promise<void> {
    all.delete(instance);
    await instance.kill();
  }

  async function start(office: FoundOffice): Promise<OfficeInstance> {
    const { withoutFiles } = office.fence;
    try {
      return await startInstance(fenced(office));
    } catch (error) {
      if (error !== bridgeLost || lighter || !withoutFiles) throw error;
      const started = await startInstance({ ...office, fence: withoutFiles });
      lighter = withoutFiles;
      return started;
    }
  }

  return {
    async take(office) {
      for (let found = idle.pop(); found; found = idle.pop()) {
        if (found.alive() && found.jobs < jobsEach) return found;
        await drop(found);
      }
      const started = await start(office);
      all.add(started);
      return started;
    },
    giveBack: (instance) => void idle.push(instance),
    drop,
    fenced,
    async close() {
      await Promise.all([...all].map(drop));
      idle.length = 0;
    },
  };
}
