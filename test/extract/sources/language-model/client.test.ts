import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { languageModel } from '../../../../src/extract/sources/language-model/client.ts';
import type { LanguageModel, ModelAnswer } from '../../../../src/extract/sources/language-model/model.ts';
import type { ModelSettings } from '../../../../src/extract/sources/language-model/options.ts';
import {
  attemptError,
  guarded,
  retryAfterMs,
  type ServiceLimits,
  serviceLimits,
} from '../../../../src/extract/sources/language-model/service.ts';
import { modelServer, type ModelServer, type Step } from './model-server.ts';
import { message } from '../../../../src/texts/message.ts';

const nobody = { name: null, taxId: null, address: null };
const answer: ModelAnswer = {
  number: 'R-7',
  code: null,
  issueDate: '2025-02-03',
  dueDate: null,
  currency: 'EUR',
  seller: { ...nobody, name: 'Nebelhorn Werke' },
  buyer: nobody,
  netAmount: null,
  taxAmount: null,
  totalAmount: 119,
  purchaseOrder: null,
  paymentTerms: null,
  iban: null,
  lines: [],
};
const good = { says: JSON.stringify(answer) };
const { seller: _, ...incomplete } = answer;

const quick: ServiceLimits = {
  ...serviceLimits,
  // A machine that has other work may take its time.
  attemptTimeoutMs: 10_000,
  firstDelayMs: 1,
  longestDelayMs: 3,
  openMs: 200,
};

let server: ModelServer;
beforeEach(async () => void (server = await modelServer()));
afterEach(() => server.close());

const providers = ['openai-compatible', 'gemini'] as const;

function model(provider: ModelSettings['provider'], limits: Partial<ServiceLimits> = {}): LanguageModel {
  const baseUrl = `${server.origin}/${provider === 'gemini' ? 'v1beta' : 'v1'}`;
  return languageModel({ provider, baseUrl, model: 'local', key: 'top-secret' }, { ...quick, ...limits });
}

const times = (count: number, step: Step): Step[] => Array.from({ length: count }, () => step);

const failureOf = async (asking: Promise<unknown>): Promise<Failure> => {
  const error: unknown = await asking.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof Failure)) throw new Error(`no Failure but ${String(error)}`);
  return error;
};

it('waits 4 to 10 seconds before each of three retries, and pauses for a minute after it gave up', () => {
  expect(serviceLimits).toMatchObject({
    retries: 3,
    firstDelayMs: 4000,
    longestDelayMs: 10_000,
    failuresToOpen: 5,
    openMs: 60_000,
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['7', 7000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('of %s is a wait of %s ms', (header, wait) => {
    expect(retryAfterMs(header, now)).toBe(wait);
  });
});

it('waits before a retry as long as the service asks', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let attempts = 0;
    const asking = guarded(serviceLimits)(() => {
      attempts++;
      return attempts === 1
        ? Promise.reject(attemptError(message('llm.status', { status: 429 }), 429, { waitMs: 20_000 }))
        : Promise.resolve('done');
    }, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(attempts).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await asking).toBe('done');
  } finally {
    vi.useRealTimers();
  }
});

describe.each(providers)('%s', (provider) => {
  it('returns the answer, and sends the text, the key and the schema of the answer', async () => {
    server.follow(good);
    expect(await model(provider).ask('Rechnung R-7')).toEqual(answer);
    const [asked] = server.asked;
    expect(server.asked).toHaveLength(1);
    expect(asked?.body).toContain('Rechnung R-7');
    expect(asked?.body).toContain('totalAmount');
    expect(asked?.headers[provider === 'gemini' ? 'x-goog-api-key' : 'authorization']).toContain('top-secret');
    expect(asked?.path).not.toContain('top-secret');
  });

  it.each([429, 500, 503])('tries again after status %i', async (status) => {
    server.follow({ status }, { status }, good);
    expect(await model(provider).ask('x')).toEqual(answer);
    expect(server.asked).toHaveLength(3);
  });

  it.each(['hang', 'drop'] as const)('tries again if there is no answer (%s)', async (step) => {
    server.follow(step, good);
    expect(await model(provider, { attemptTimeoutMs: 1500 }).ask('x')).toEqual(answer);
    expect(server.asked).toHaveLength(2);
  });

  it.each([400, 404])('does not try again after status %i', async (status) => {
    server.follow({ status }, good);
    const failure = await failureOf(model(provider).ask('x'));
    expect(failure).toMatchObject({
      kind: 'engine_unavailable',
      message: `The language model answered with status ${status}`,
    });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    { status: 401 },
    { status: 403 },
    { status: 400, reason: 'API key not valid. Please pass a valid API key.' },
  ])('says that the key was refused, and where the key is from (%o)', async (step) => {
    server.follow(step, good);
    const failure = await failureOf(model(provider).ask('x'));
    expect(failure).toMatchObject({
      kind: 'engine_unavailable',
      message: `The language model refused the key (status ${step.status})`,
    });
    expect(failure.detail).toContain('INVOICECTL_LLM_KEY');
    expect(server.asked).toHaveLength(1);
  });

  it('does not wait for a service that asks for too long a wait', async () => {
    server.follow({ status: 503, retryAfter: '3600' }, good);
    const failure = await failureOf(model(provider).ask('x'));
    expect(failure.detail).toBe('It asks to wait for 3600 s');
    expect(server.asked).toHaveLength(1);
  });

  it('gives up after three retries', async () => {
    server.follow({ status: 500 });
    await failureOf(model(provider).ask('x'));
    expect(server.asked).toHaveLength(4);
  });

  it.each([
    ['prose', { says: 'The total is 119 euros' }],
    ['another shape', { says: JSON.stringify({ total: 119 }) }],
    ['a missing key', { says: JSON.stringify(incomplete) }],
    ['a body that is no answer', { body: 'not even JSON' }],
  ])('asks once more if the answer is %s', async (_what, step) => {
    server.follow(step, good);
    expect(await model(provider).ask('x')).toEqual(answer);
    expect(server.asked).toHaveLength(2);
    expect(server.asked[1]?.body).toContain('cannot be used');
  });

  it('gives up if the second answer cannot be used either', async () => {
    server.follow({ says: 'no' }, { says: 'never' }, good);
    const failure = await failureOf(model(provider).ask('x'));
    expect(failure.message).toBe('The language model answered twice in a form that cannot be used');
    expect(server.asked).toHaveLength(2);
  });

  it('accepts an answer in a Markdown code fence', async () => {
    server.follow({ says: `\`\`\`json\n${JSON.stringify(answer)}\n\`\`\`` });
    expect(await model(provider).ask('x')).toEqual(answer);
    expect(server.asked).toHaveLength(1);
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await modelServer();
    try {
      server.follow({ status: 307, location: `${elsewhere.origin}/v1/chat/completions` });
      const failure = await failureOf(model(provider).ask('the text'));
      expect(failure.message).toContain('307');
      expect(elsewhere.asked).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  it('mentions neither the key nor the document in errors or on the console', async () => {
    const printed = vi.spyOn(console, 'warn');
    server.follow({ status: 401 });
    const failure = await failureOf(model(provider).ask('a private matter'));
    const { inspect } = await import('node:util');
    const all = inspect(failure, { depth: 20, showHidden: true }) + JSON.stringify(failure.report());
    expect(all).not.toMatch(/top-secret|private matter/);
    expect(printed).not.toHaveBeenCalled();
  });
});

describe('the circuit breaker', () => {
  it('opens after five failures in a row, allows one trial after its pause, and closes if that succeeds', async () => {
    const asked = model('openai-compatible', { retries: 0 });
    server.follow({ status: 500 });
    for (let count = 0; count < 5; count++) await failureOf(asked.ask('x'));
    const open = await failureOf(asked.ask('x'));
    expect(open).toMatchObject({ kind: 'unavailable', message: 'The language model failed 5 times in a row' });
    expect(server.asked).toHaveLength(5);

    await new Promise((resolve) => setTimeout(resolve, 250));
    await failureOf(asked.ask('the trial fails'));
    await failureOf(asked.ask('so nothing is sent'));
    expect(server.asked).toHaveLength(6);

    await new Promise((resolve) => setTimeout(resolve, 250));
    server.follow(good);
    expect(await asked.ask('the trial goes well')).toEqual(answer);
    expect(await asked.ask('x')).toEqual(answer);
    expect(server.asked).toHaveLength(8);
  });

  it('counts every attempt, so that a service that is down is asked only five times', async () => {
    const asked = model('openai-compatible');
    server.follow({ status: 503 });
    await failureOf(asked.ask('four attempts'));
    await failureOf(asked.ask('the fifth'));
    await failureOf(asked.ask('none'));
    expect(server.asked).toHaveLength(5);
  });

  it('does not count refused questions as failures, and starts counting again after an answer', async () => {
    const asked = model('openai-compatible', { retries: 0 });
    server.follow(...times(6, { status: 400 }), good);
    for (let count = 0; count < 6; count++) await failureOf(asked.ask('x'));
    expect(await asked.ask('x')).toEqual(answer);
    server.follow(...times(4, { status: 500 }), good, { status: 500 }, good);
    for (let count = 0; count < 4; count++) await failureOf(asked.ask('x'));
    expect(await asked.ask('x')).toEqual(answer);
    await failureOf(asked.ask('x'));
    expect(await asked.ask('x')).toEqual(answer);
  });
});

it('stops at once when it is cancelled during the wait before a retry', async () => {
  server.follow({ status: 500 });
  const stop = new AbortController();
  const patient = model('openai-compatible', { firstDelayMs: 600_000, longestDelayMs: 600_000 });
  const asking = failureOf(patient.ask('x', stop.signal));
  setTimeout(() => stop.abort(), 100);
  expect((await asking).kind).toBe('cancelled');
  expect(server.asked).toHaveLength(1);
});

it('stops at once when it is cancelled during a request', async () => {
  server.follow('hang');
  const stop = new AbortController();
  const asking = failureOf(model('openai-compatible', { attemptTimeoutMs: 60_000 }).ask('x', stop.signal));
  setTimeout(() => stop.abort(), 50);
  expect((await asking).kind).toBe('cancelled');
});
