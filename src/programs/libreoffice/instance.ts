/** One running LibreOffice with its bridge. It converts one document at a time; killing it also kills what it started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import { assetText } from '../../assets/files.ts';
import { type Message, message } from '../../texts/message.ts';
import { type FoundOffice, unreadableByOffice } from './find.ts';
import { makeProfile, officeEnvironment, type Profile } from './profile.ts';

export interface OfficeJob {
  readonly input: string;
  readonly output: string;
  readonly kind: 'writer' | 'calc' | 'impress';
  readonly loadFilter: string;
  /** The properties for storing, such as FilterName. */
  readonly store: Readonly<Record<string, unknown>>;
  readonly page?: {
    /** Hundredths of a millimetre, portrait. */
    readonly size?: readonly [width: number, height: number];
    readonly orientation?: 'portrait' | 'landscape';
    readonly margins?: readonly number[];
  };
}

export interface OfficeInstance {
  readonly folder: string;
  /** The number of documents that it was given. */
  jobs: number;
  /** Rejects with corrupt_document when LibreOffice refuses the document, with `bridgeLost` when it ended. */
  run(job: OfficeJob): Promise<readonly Message[]>;
  alive(): boolean;
  kill(): Promise<void>;
}

/** The instance ended or cannot be trusted any more; the document may not be the reason. */
export const bridgeLost: unique symbol = Symbol('bridge lost');

/** As the bridge writes it: a message of the catalogue. */
const Warning = z.object({
  id: z.enum(['loss.slideMargins', 'loss.pageNotSet', 'loss.cellsWrapped']),
  values: z.record(z.string(), z.number()),
});

const Answer = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ ok: z.literal(true), warnings: z.array(Warning) }),
  z.object({ error: z.string() }),
  z.object({ fatal: z.string() }),
]);
type Answer = z.output<typeof Answer>;

const startMs = 60_000;

/** Rejects with `bridgeLost` when LibreOffice does not start. */
export async function startInstance({ soffice, python = '', fence }: FoundOffice): Promise<OfficeInstance> {
  const profile = await makeProfile();
  const bridge = [python, '-u', '-c', assetText('libreoffice_bridge.py'), soffice, profile.profile, profile.pipe];
  const [file = '', ...rest] = fence.around(profile.folder, bridge);
  const child = spawn(file, rest, {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: profile.folder,
    env: officeEnvironment(profile.folder),
  });
  const answers = answersOf(child);
  const instance: OfficeInstance = {
    folder: profile.folder,
    jobs: 0,
    async run(job) {
      instance.jobs++;
      child.stdin?.write(`${JSON.stringify(job)}\n`);
      const answer = await answers.next();
      if (answer && 'ok' in answer) return answer.warnings;
      if (answer && 'error' in answer && !/DisposedException|bridge/i.test(answer.error)) throw refused(answer.error);
      throw bridgeLost;
    },
    alive: () => child.exitCode === null && child.signalCode === null,
    kill: () => killGroup(child, profile),
  };
  const timer = setTimeout(() => void instance.kill(), startMs);
  const first = await answers.next();
  clearTimeout(timer);
  if (first && 'ready' in first) return instance;
  await instance.kill();
  throw bridgeLost;
}

const refused = (error: string): Failure =>
  /password|encrypt/i.test(error)
    ? new Failure('encrypted_document', message('office.encrypted', {}), { cause: error })
    : new Failure('corrupt_document', message('libreOffice.refused', {}), {
        detail: unreadableByOffice,
        cause: error,
      });

/** One answer at a time; undefined once the process has ended. */
function answersOf(child: ChildProcess): { next(): Promise<Answer | undefined> } {
  const waiting: ((answer: Answer | undefined) => void)[] = [];
  const ready: Answer[] = [];
  let ended = false;
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const parsed = Answer.safeParse(jsonOf(line));
      if (!parsed.success) return;
      const next = waiting.shift();
      if (next) next(parsed.data);
      else ready.push(parsed.data);
    });
  const end = (): void => {
    ended = true;
    for (const next of waiting.splice(0)) next(undefined);
  };
  child.on('error', end).on('close', end);
  child.stdin?.on('error', () => undefined);
  return {
    next: () => {
      const answer = ready.shift();
      if (answer) return Promise.resolve(answer);
      return ended ? Promise.resolve(undefined) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Kills the process with everything that it started, and removes its profile. */
export async function killGroup(child: ChildProcess, profile: Profile): Promise<void> {
  const gone =
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It has ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
  if (child.pid !== undefined) await gone;
  await profile.remove();
}
