/**
 * The clients of the convert API. Each has a name, a tier and two secrets, of which only digests are stored.
 *
 * A token begins with the id of its client, so that no secret is ever looked up in an index. Authentication takes the
 * same time for a client that does not exist. Every request reads the store, so a client is refused as soon as it is
 * revoked, even by another process.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Failure } from '../../domain/failure.ts';
import { allEntries } from '../../runtime/all-entries.ts';
import type { Entry, RecordStore } from '../../stores/records/record-store.ts';
import type { ServeOptions } from '../options.ts';
import { type Tier, tiers } from './tiers.ts';

export interface Client {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
}

export interface ListedClient extends Client {
  readonly createdMs: number;
  readonly revokedMs: number | null;
}

export interface NewClient extends ListedClient {
  /** Shown only when the client is added. */
  readonly token: string;
  readonly apiKey: string;
}

export interface ClientStore {
  /** Rejects with `bad_request` if the name is not valid, with `conflict` if an active client has it. */
  add(name: string, tier: Tier): Promise<NewClient>;
  /** All clients, oldest first, including revoked ones but not the one in the configuration. */
  list(): Promise<readonly ListedClient[]>;
  /** Rejects with `not_found`, or with `bad_request` if several clients have the name. */
  revoke(nameOrId: string): Promise<ListedClient>;
  /** The active client to which both secrets belong. */
  authenticate(token: string, apiKey: string): Promise<Client | undefined>;
}

const ClientBody = z.object({
  name: z.string(),
  tier: z.enum(tiers),
  tokenSha256: z.string(),
  keySha256: z.string(),
  revokedMs: z.number().nullable(),
});
type ClientBody = z.output<typeof ClientBody>;

const longestName = 100;
const active = 'active';
const revoked = 'revoked';
/** Id of the client whose token and key are in the configuration of the server. */
const configuredId = 'client_configured';

/**
 * A fast digest suffices, because the secrets have 256 random bits. The operator chooses those of the configuration.
 */
const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const digestsIn = ({ tokenSha256, keySha256 }: ClientBody) => ({
  token: Buffer.from(tokenSha256, 'hex'),
  key: Buffer.from(keySha256, 'hex'),
});
const secretOf = (prefix: string): string => prefix + randomBytes(32).toString('base64url');

const clientOf = ({ id, createdMs, body }: Entry<ClientBody>): ListedClient => {
  const { name, tier, revokedMs } = body;
  return { id, name, tier, createdMs, revokedMs };
};

/** Throws `bad_request` if only one of the two configured secrets is set. */
export function clientStore(
  records: RecordStore,
  configuration: Pick<ServeOptions, 'clientToken' | 'clientKey'>,
): ClientStore {
  const clients = records.collection('client', ClientBody);
  const configured = configuredClient(configuration);
  // Compared with in place of a client that does not exist.
  const nobody = { token: randomBytes(32), key: randomBytes(32) };

  async function all(): Promise<readonly Entry<ClientBody>[]> {
    const found: Entry<ClientBody>[] = [];
    for await (const entry of allEntries(clients)) found.push(entry);
    return found;
  }
  const activeNamed = async (nameOrId: string): Promise<readonly Entry<ClientBody>[]> =>
    (await all()).filter(
      ({ id, state, body }) => state === active && (id === nameOrId || body.name === nameOrId.normalize('NFC')),
    );

  return {
    async add(given, tier) {
      const name = checkedName(given);
      if ((await activeNamed(name)).length > 0)
        throw new Failure('conflict', `There is a client ${JSON.stringify(name)} already`, {
          detail: 'Revoke it first, or choose another name',
        });
      const id = `client_${randomBytes(12).toString('hex')}`;
      const [token, apiKey] = [secretOf(`${id}.`), secretOf('key_')];
      const body = {
        name,
        tier,
        tokenSha256: digestOf(token).toString('hex'),
        keySha256: digestOf(apiKey).toString('hex'),
        revokedMs: null,
      };
      return { ...clientOf(await clients.insert({ id, state: active, label: name, body })), token, apiKey };
    },
    list: async () => (await all()).map(clientOf),
    async revoke(nameOrId) {
      const found = onlyOne(nameOrId, await activeNamed(nameOrId));
      const entry = await clients.update(found.id, ({ body }) => ({
        state: revoked,
        body: { ...body, revokedMs: body.revokedMs ?? Date.now() },
      }));
      return clientOf(entry ?? found);
    },
    async authenticate(token, apiKey) {
      const sent = { token: digestOf(token), key: digestOf(apiKey) };
      const id = /^(client_[0-9a-f]{1,64})\./.exec(token)?.[1];
      const entry = id === undefined ? undefined : await clients.get(id);
      const kept = entry?.state === active ? entry : undefined;
      const isOwn = same(sent, kept ? digestsIn(kept.body) : nobody);
      const isConfigured = same(sent, configured?.digests ?? nobody);
      if (kept && isOwn) return clientOf(kept);
      return configured && isConfigured ? configured.client : undefined;
    },
  };
}

function onlyOne(nameOrId: string, [found, ...others]: readonly Entry<ClientBody>[]): Entry<ClientBody> {
  if (!found) throw new Failure('not_found', `There is no active client ${JSON.stringify(nameOrId)}`);
  if (others.length === 0) return found;
  throw new Failure('bad_request', 'Several clients have this name', {
    detail: `Name one by its id: ${[found, ...others].map(({ id }) => id).join(', ')}`,
  });
}

interface Digests {
  readonly token: Buffer;
  readonly key: Buffer;
}

/** Always compares both, so that the time does not reveal which of them is wrong. */
function same(a: Digests, b: Digests): boolean {
  const token = timingSafeEqual(a.token, b.token);
  const key = timingSafeEqual(a.key, b.key);
  return token && key;
}

function configuredClient({ clientToken, clientKey }: Pick<ServeOptions, 'clientToken' | 'clientKey'>) {
  if (clientToken === undefined && clientKey === undefined) return undefined;
  if (clientToken === undefined || clientKey === undefined)
    throw new Failure('bad_request', 'A client needs a token and a key, but only one of them is configured', {
      detail: 'Set both INVOICECTL_CLIENT_TOKEN and INVOICECTL_CLIENT_KEY, or neither',
    });
  const client: Client = { id: configuredId, name: 'configured', tier: 'enterprise-plus' };
  return { client, digests: { token: digestOf(clientToken), key: digestOf(clientKey) } };
}

function checkedName(given: string): string {
  const name = given.normalize('NFC').trim();
  if (name !== '' && name.length <= longestName && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) return name;
  throw new Failure('bad_request', `The name of a client has 1 to ${longestName} characters, on one line`);
}
