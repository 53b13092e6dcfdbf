/** LibreOffice started for one document: without the bridge, and for the second try after a crash. */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { type FoundOffice, unreadableByOffice } from './find.ts';
import { killGroup } from './instance.ts';
import { makeProfile, officeEnvironment, type Profile } from './profile.ts';

export interface OneShotJob {
  readonly bytes: Uint8Array;
  readonly extension: string;
  /** The argument of --convert-to: `pdf:writer_pdf_Export:{…}`. */
  readonly convertTo: string;
  readonly loadFilter: string;
}

const startAgain = 81;

/**
 * Rejects with corrupt_document when there is no result, with `unavailable` when LibreOffice crashed or was killed, and with
 * the signal's reason once it fired.
 */
export async function oneShot(office: FoundOffice, job: OneShotJob, signal: AbortSignal): Promise<Uint8Array> {
  const profile = await makeProfile();
  const out = join(profile.folder, 'out');
  const input = join(profile.folder, `document.${job.extension}`);
  try {
    await mkdir(out);
    await writeFile(input, job.bytes);
    const code = await runOnce(
      office,
      profile,
      [`--infilter=${job.loadFilter}`, '--convert-to', job.convertTo, '--outdir', out, input],
      signal,
    );
    // The exit code is 0 on failure, too: only the file counts.
    const [name] = await readdir(out);
    // A shell reports a signal as an exit code of 128 and its number.
    if (name === undefined && (code === null || code > 128))
      throw new Failure('unavailable', message('libreOffice.crashed', {}), {
        cause: `exit code ${code}`,
      });
    if (name === undefined)
      throw new Failure('corrupt_document', message('libreOffice.refused', {}), {
        detail: unreadableByOffice,
        cause: `exit code ${code}`,
      });
    return await readFile(join(out, name));
  } finally {
    await profile.remove();
  }
}

/** Runs LibreOffice until it ends by itself. Resolves with its exit code, rejects with the signal's reason once it fired. */
export async function runOnce(
  { soffice, fence }: FoundOffice,
  profile: Profile,
  args: readonly string[],
  signal: AbortSignal,
): Promise<number | null> {
  const [file = '', ...rest] = fence.around(profile.folder, [
    soffice,
    '--headless',
    '--invisible',
    '--nologo',
    '--nodefault',
    '--nolockcheck',
    '--norestore',
    '--nofirststartwizard',
    `-env:UserInstallation=${pathToFileURL(profile.profile).href}`,
    ...args,
  ]);
  const start = async (): Promise<number | null> => {
    const child = spawn(file, rest, {
      detached: true,
      stdio: 'ignore',
      cwd: profile.folder,
      env: officeEnvironment(profile.folder),
    });
    const stop = (): void => void killGroup(child, { ...profile, remove: () => Promise.resolve() });
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
  signal.throwIfAborted();
  let code = await start();
  // The first start of a fresh profile may only ask to be started again.
  if (code === startAgain && !signal.aborted) code = await start();
  signal.throwIfAborted();
  return code;
}
