/** A client of server-sent events that collects what it gets. */

export interface ReceivedEvent {
  readonly id: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FollowedEvents {
  readonly status: number;
  readonly events: readonly ReceivedEvent[];
  /** Resolves with the first event, received or to come, that fits. */
  next(fits: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent>;
  /** Resolves once the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

export async function followEvents(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<FollowedEvents> {
  const closing = new AbortController();
  const response = await fetch(url, { headers, signal: closing.signal });
  const events: ReceivedEvent[] = [];
  const waiting = new Set<() => void>();
  async function receive(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        if (field('event') === '') continue;
        events.push({ id: field('id'), kind: field('event'), data: JSON.parse(field('data')) });
      }
      for (const wake of waiting) wake();
    }
  }
  const ended = receive().catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });
  return {
    status: response.status,
    events,
    ended,
    async next(fits) {
      for (;;) {
        const found = events.find(fits);
        if (found) return found;
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
    close: () => closing.abort(),
  };
}
