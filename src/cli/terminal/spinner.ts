/** A wait without a count - one document, a program that starts - as a spinner by ora. */
import type { Ora } from 'ora';
import { fitMiddle, plainText } from './terminal-text.ts';

/** Most documents are read sooner: they neither load ora nor make the terminal flicker. */
const usualDelayMs = 400;

export interface Spinner {
  /** The stage that it shows. */
  stage(text: string): void;
  stop(): void;
}

/**
 * Shows the stage once the wait has lasted `delayMs`, and leaves no trace when it is stopped. What others write to the terminal
 * meanwhile stands above it.
 */
export function spinner(stream: NodeJS.WriteStream, delayMs = usualDelayMs): Spinner {
  let text = 'Working';
  let shown: Ora | undefined;
  let stopped = false;
  const fitted = (): string => fitMiddle(plainText(text), stream.columns - 4, 0.3);

  async function show(): Promise<void> {
    // A terminal may not say how wide it is; ora would then clear lines without end.
    if (stream.columns === 0) return;
    const { default: ora } = await import('ora');
    if (stopped) return;
    // The default would take the keyboard, and documents may come from standard input.
    const made = ora({ stream, text: fitted(), color: false, discardStdin: false });
    // Where it cannot move the cursor (TERM=dumb, CI) it would write lines instead.
    if (made.isEnabled) shown = made.start();
  }

  const timer = setTimeout(() => void show(), delayMs);
  return {
    stage(now) {
      text = now;
      if (shown) shown.text = fitted();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      shown?.stop();
    },
  };
}
