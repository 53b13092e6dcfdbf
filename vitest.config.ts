import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // A test may load the engine by itself, and nothing is told to its maker.
    env: { ORT_DISABLE_TELEMETRY: '1' },
  },
});
