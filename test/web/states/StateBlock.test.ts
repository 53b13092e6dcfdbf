import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { ApiFailure } from '../../../src/web/api/failure.ts';
import StateBlock from '../../../src/web/states/StateBlock.vue';
import { skeletonAfterMs, useLoaded } from '../../../src/web/states/loaded.ts';

beforeEach(() => {
  setActivePinia(createPinia());
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A screen that shows what the given functions load, one after the other. */
function screen(...reads: readonly ((signal: AbortSignal) => Promise<string>)[]) {
  let next = 0;
  const signals: AbortSignal[] = [];
  const component = defineComponent({
    setup() {
      const loaded = useLoaded((signal) => {
        signals.push(signal);
        return reads[next++]?.(signal) ?? Promise.reject(new Error('read too often'));
      });
      return () => h(StateBlock, { loaded }, { default: ({ data }: { data: unknown }) => h('p', String(data)) });
    },
  });
  return { wrapper: mount(component), signals };
}

const after = (milliseconds: number, text: string) => () =>
  new Promise<string>((resolve) => setTimeout(() => resolve(text), milliseconds));

it('shows no skeleton for a quick answer, and one for a slow answer', async () => {
  const { wrapper } = screen(after(skeletonAfterMs + 100, 'slow'));
  await vi.advanceTimersByTimeAsync(skeletonAfterMs - 10);
  expect(wrapper.find('[data-testid="skeleton"]').exists()).toBe(false);
  await vi.advanceTimersByTimeAsync(20);
  expect(wrapper.find('[data-testid="skeleton"]').exists()).toBe(true);
  await vi.advanceTimersByTimeAsync(200);
  expect(wrapper.find('[data-testid="skeleton"]').exists()).toBe(false);
  expect(wrapper.text()).toBe('slow');
});

it('shows why it failed, and the data after another try', async () => {
  const failure = new ApiFailure('server', '服务器内部错误', { status: 500, code: 5001, requestId: 'abc' });
  const { wrapper } = screen(() => Promise.reject(failure), after(1, 'there it is'));
  await flushPromises();
  expect(wrapper.get('[data-testid="failure"]').attributes('data-kind')).toBe('server');
  expect(wrapper.get('[data-testid="request-id"]').text()).toBe('abc');
  await wrapper.get('[data-testid="try-again"]').trigger('click');
  await vi.advanceTimersByTimeAsync(10);
  expect(wrapper.text()).toBe('there it is');
});

it('ends the request when the screen closes', () => {
  const { wrapper, signals } = screen(after(1000, 'too late'));
  wrapper.unmount();
  expect(signals[0]?.aborted).toBe(true);
});
