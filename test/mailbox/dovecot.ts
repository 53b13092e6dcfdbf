/** A real IMAP server for tests: Debian's Dovecot as a child process on loopback, with its own certificate and folder. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dovecotProgram } from '../engines.ts';

export interface Dovecot {
  readonly imaps: number;
  /** STARTTLS. */
  readonly imap: number;
  /** The certificate of the server, which is its own authority. */
  readonly ca: string;
  readonly folder: string;
  /** Puts a mail into the INBOX as a delivery does. */
  deliver(mail: Uint8Array): Promise<void>;
  /** The names of the files in the folder, which contain the flags of the mails. */
  mails(): Promise<readonly string[]>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Gives the INBOX another UIDVALIDITY while the server is stopped. */
  renumber(): Promise<void>;
  remove(): Promise<void>;
}

export const password = 'kein Geheimnis';
export const user = 'buch@example.com';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    // Nothing listens yet.
    return false;
  } finally {
    socket.destroy();
  }
}

/** Dovecot refuses to keep mail as root, and then everything belongs to nobody. */
function owner(): { readonly uid: number; readonly gid: number; readonly name: string; readonly group: string } {
  const { uid, gid, username: name } = userInfo();
  if (uid !== 0) return { uid, gid, name, group: execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim() };
  return { uid: 65534, gid: 65534, name: 'nobody', group: 'nogroup' };
}

export async function startDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'invoicectl-dovecot-'));
  const at = (name: string): string => join(folder, name);
  const { uid, gid, name, group } = owner();
  const [imaps, imap] = [await freePort(), await freePort()];
  const ca = at('certificate.pem');
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  const certificate = ['-x509', '-nodes', '-newkey', 'rsa:2048', '-days', '2', '-keyout', at('key.pem'), '-out', ca];
  execFileSync('openssl', ['req', ...certificate, ...names], { stdio: 'ignore' });
  await writeFile(at('users'), `${user}:{PLAIN}${password}\n`);
  for (const made of ['mail', 'mail/new', 'mail/cur', 'mail/tmp', 'home']) {
    await mkdir(at(made));
    await chown(at(made), uid, gid);
  }
  await chmod(folder, 0o755);
  await writeFile(
    at('dovecot.conf'),
    `base_dir = ${at('run')}
state_dir = ${at('state')}
log_path = ${at('log')}
protocols = imap
listen = 127.0.0.1
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
first_valid_uid = 1
ssl = required
ssl_cert = <${ca}
ssl_key = <${at('key.pem')}
mail_location = maildir:${at('mail')}
passdb {
  driver = passwd-file
  args = ${at('users')}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${at('home')}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`,
  );
  let child: ChildProcess | undefined;
  let delivered = 0;
  const server: Dovecot = {
    imaps,
    imap,
    ca,
    folder,
    async deliver(mail) {
      const file = `${1_700_000_000 + ++delivered}.M${delivered}.test`;
      await writeFile(at(`mail/tmp/${file}`), mail);
      await chown(at(`mail/tmp/${file}`), uid, gid);
      await rename(at(`mail/tmp/${file}`), at(`mail/new/${file}`));
    },
    async mails() {
      return [...(await readdir(at('mail/new'))), ...(await readdir(at('mail/cur')))];
    },
    async start() {
      child = spawn(dovecotProgram() ?? 'dovecot', ['-F', '-c', at('dovecot.conf')], { stdio: 'ignore' });
      for (let tries = 0; tries < 200 && !(await isListening(imaps)); tries++) await pause(50);
    },
    async stop() {
      if (!child || child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
      child = undefined;
    },
    async renumber() {
      for (const file of await readdir(at('mail'))) if (file.startsWith('dovecot')) await rm(at(`mail/${file}`));
    },
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}
