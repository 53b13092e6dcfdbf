/**
 * Errors of PostgreSQL as failures with advice for the user.
 *
 * Codes: https://www.postgresql.org/docs/15/errcodes-appendix.html; those of five capital letters and `E…` are of the
 * operating system, as Node.js names them.
 */
import { Failure } from '../../domain/failure.ts';
import { type Message, message } from '../../texts/message.ts';
import { isTlsCode } from '../tls-codes.ts';

/** The setting that names a database; `queue` where the queue has one of its own. */
export type DatabaseSetting = 'database' | 'queue';

/** A database as messages name it, without a password. */
export interface PostgresService {
  /** What it is and where, as in `PostgreSQL at host:port`. */
  readonly postgres: Message;
  readonly name: string;
  /** What the user changes to mend it. */
  readonly setting: DatabaseSetting;
}

const titles = { database: 'postgres.named', queue: 'postgres.namedQueue' } as const;

/** `at` is `host:port`. */
export const postgresService = (at: string, name: string, setting: DatabaseSetting): PostgresService => ({
  postgres: message(titles[setting], { at }),
  name,
  setting,
});

/** What an error means while the program starts: what was configured is wrong, or the service is not there. */
export function openingFailure(service: PostgresService, error: unknown): unknown {
  const refused = refusals[codeOf(error) ?? ''] ?? (isTlsError(error) ? untrusted : undefined);
  if (refused) return refused(service, error);
  return isTransient(error) ? silent('engine_unavailable', service, error) : otherFailure(service, error);
}

/** What an error means once the database has been used. */
export function runningFailure(service: PostgresService, error: unknown): unknown {
  // A password that was changed, or a certificate that expired, concerns the operator; clients may try again.
  const isGone = isTransient(error) || isTlsError(error) || (codeOf(error) ?? '') in refusals;
  if (isGone) return silent('unavailable', service, error);
  return areTablesLost(error) ? withoutTables(error) : otherFailure(service, error);
}

/** Whether a table or the schema does not exist, as after a backup was restored without it. */
export const areTablesLost = (error: unknown): boolean => ['42P01', '3F000'].includes(codeOf(error) ?? '');

function otherFailure(service: PostgresService, error: unknown): unknown {
  const code = codeOf(error);
  if (code === '53100') return full(service, error);
  return code === '22021' ? unstorable(error) : error;
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const transientCodes: readonly string[] = [
  // Serialization failure, deadlock.
  '40001',
  '40P01',
  // The server is stopped, has crashed, or does not accept connections yet; too many connections.
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // A standby before it is promoted.
  '25006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
];

/** The messages of pg for connections that broke off or cannot be had in time, which have no code. */
const lostConnection =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** Whether the database took a statement and did not answer in time. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Query read timeout';

/** Whether the database is away, or chose this statement as the victim of a conflict. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isTransient);
  const code = codeOf(error) ?? '';
  // Class 08: connection exceptions.
  return (
    transientCodes.includes(code) || /^08\w{3}$/.test(code) || lostConnection.test(error.message) || isUnanswered(error)
  );
}

const isTlsError = (error: unknown): boolean =>
  isTlsCode(codeOf(error) ?? '') ||
  (error instanceof Error && error.message === 'The server does not support SSL connections');

type Refusal = (service: PostgresService, cause: unknown) => Failure;

const wrongPassword: Refusal = ({ postgres, setting }, cause) =>
  new Failure('bad_request', message('postgres.refused', { postgres }), {
    detail: message('advice.postgresUser', { setting }),
    cause,
  });

const noDatabase: Refusal = ({ postgres, name, setting }, cause) =>
  new Failure('bad_request', message('postgres.noDatabase', { postgres, name }), {
    detail: message('advice.createDatabase', { setting }),
    cause,
  });

const noRights: Refusal = ({ postgres, name }, cause) =>
  new Failure('bad_request', message('postgres.notAllowed', { postgres, name }), {
    detail: message('advice.postgresGrant', {}),
    cause,
  });

const noHost: Refusal = ({ postgres, setting }, cause) =>
  new Failure('bad_request', message('postgres.unknownHost', { postgres }), {
    detail: message('advice.postgresHost', { setting }),
    cause,
  });

const untrusted: Refusal = ({ postgres }, cause) =>
  new Failure('bad_request', message('postgres.notEncrypted', { postgres }), {
    detail: message('advice.postgresCertificate', {}),
    cause,
  });

/** What an operator has to mend. */
const refusals: Readonly<Record<string, Refusal>> = {
  '28P01': wrongPassword,
  '28000': wrongPassword,
  '3D000': noDatabase,
  '42501': noRights,
  ENOTFOUND: noHost,
};

const silent = (kind: 'unavailable' | 'engine_unavailable', { postgres }: PostgresService, cause: unknown): Failure =>
  new Failure(kind, message('postgres.silent', { postgres }), {
    detail: message('advice.postgresRuns', {}),
    cause,
  });

const full: Refusal = ({ postgres }, cause) =>
  new Failure('storage_full', message('postgres.full', { postgres }), {
    detail: message('advice.makeRoomThere', {}),
    cause,
  });

const withoutTables = (cause: unknown): Failure =>
  new Failure('unavailable', message('postgres.older', {}), {
    detail: message('advice.runMigrate', {}),
    cause,
  });

const unstorable = (cause: unknown): Failure =>
  new Failure('bad_request', message('postgres.zeroCharacter', {}), { cause });
