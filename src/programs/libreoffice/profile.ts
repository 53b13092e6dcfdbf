/**
 * A separate LibreOffice profile for each instance: instances that share one lose documents.
 *
 * The profile forbids macros and links to other files, and names a proxy that does not exist for all network access.
 */
import { definedOnly } from '../../domain/defined-only.ts';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Profile {
  /** Contains the profile and the documents. */
  readonly folder: string;
  readonly profile: string;
  /** The name of the pipe to the bridge. */
  readonly pipe: string;
  remove(): Promise<void>;
}

const setting = (path: string, name: string, value: string): string =>
  `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

const registry = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  setting('/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'),
  setting('/org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  setting('/org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  setting('/org.openoffice.Office.Common/Security/Scripting', 'DisableActiveContent', 'true'),
  setting('/org.openoffice.Office.Common/Save/Document', 'AutoSave', 'false'),
  setting('/org.openoffice.Office.Recovery/AutoSave', 'Enabled', 'false'),
  setting('/org.openoffice.Office.Writer/Content/Update', 'Link', '2'),
  setting('/org.openoffice.Office.Calc/Content/Update', 'Link', '2'),
  setting('/org.openoffice.Office.Common/Misc', 'FirstRun', 'false'),
  setting('/org.openoffice.Inet/Settings', 'ooInetProxyType', '1'),
  ...['HTTP', 'HTTPS', 'FTP'].flatMap((scheme) => [
    setting('/org.openoffice.Inet/Settings', `ooInet${scheme}ProxyName`, '127.0.0.1'),
    setting('/org.openoffice.Inet/Settings', `ooInet${scheme}ProxyPort`, '9'),
  ]),
].join('\n')}
</oor:items>
`;

export async function makeProfile(): Promise<Profile> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'invoicectl-office-'));
  const pipe = `invoicectl-${randomUUID()}`;
  const profile = join(folder, 'profile');
  await mkdir(join(profile, 'user'), { recursive: true });
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), registry);
  return {
    folder,
    profile,
    pipe,
    async remove() {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      // LibreOffice always creates these in /tmp, and leaves them there when it is killed.
      for (const name of [pipe, `SingleOfficeIPC_${instanceName(profile)}`])
        await rm(`/tmp/OSL_PIPE_${process.getuid?.() ?? 0}_${name}`, { force: true });
    },
  };
}

/** The name that LibreOffice gives the pipe by which a second start finds it: a digest, each byte without leading zeros. */
const instanceName = (profile: string): string =>
  [
    ...createHash('md5')
      .update(Buffer.from(pathToFileURL(profile).href, 'utf16le'))
      .digest(),
  ]
    .map((byte) => byte.toString(16))
    .join('');

/** Only the environment that LibreOffice needs to run: no credentials, no proxies. */
export function officeEnvironment(home: string): NodeJS.ProcessEnv {
  const { PATH, LANG, TZ } = process.env;
  return {
    // The script that starts LibreOffice needs the basic programs of the system, which a bare PATH may lack.
    PATH: [PATH, '/usr/bin', '/bin'].filter(Boolean).join(delimiter),
    HOME: home,
    TMPDIR: home,
    LANG: LANG ?? 'C.UTF-8',
    SAL_USE_VCLPLUGIN: 'svp',
    ...definedOnly({ TZ }),
  };
}
