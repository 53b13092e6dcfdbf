/** Shows a wait without a count (one document, a program that starts) as a spinner, with ora. */
import type { Ora } from 'ora';
import { fitMiddle, plainText } from './terminal-text.ts';

/** Most documents are read sooner, so that ora is not loaded and the terminal does not flicker. */
const usualDelayMs = 400;

export interface Spinner {
  /** Sets the stage that is shown. */
  stage(text: string): void;
  stop(): void;
}

/**
 * Shows the stage once the wait has lasted `delayMs`, and leaves no trace when it is stopped. Other output to the terminal
 * appears above it.
 */
export function spinner(stream: NodeJS.WriteStream, first: string, delayMs = usualDelayMs): Spinner {
  let text = first;
  let shown: Ora | undefined;
  let stopped = false;
  const fitted = (): string => fitMiddle(plainText(text), stream.columns - 4, 0.3);

  async function show(): Promise<void> {
    // A terminal may not report its width. Then ora would clear lines endlessly.
    if (stream.columns === 0) return;
    const { default: ora } = await import('ora');
    if (stopped) return;
    // By default ora reads the keyboard, but documents may come from standard input.
    const made = ora({ stream, text: fitted(), color: false, discardStdin: false });
    // If it cannot move the cursor (TERM=dumb, CI), it would write lines instead.
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
