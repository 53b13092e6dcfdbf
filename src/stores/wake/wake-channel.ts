/**
 * The port of short messages between the processes that use the same stores. They only wake: a message may be lost, and
 * whoever waits for one looks by itself now and then.
 */
export interface WakeChannel {
  /** Sent soon, together with others that follow it quickly. Not delivered to this process. */
  send(message: string): void;
  onMessage(listener: (message: string) => void): void;
  /** Called when messages of others may have been missed: when they arrive again, and every five seconds where they never do. */
  onMissed(listener: () => void): void;
  /** Whether messages of others arrive at the moment. */
  isListening(): boolean;
  close(): Promise<void>;
}
