import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for is seen as soon as it is there; a busy machine may take its time.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    globalSetup: ['test/own-temporary-folder.ts', 'test/generated-assets.ts'],
    // A test may load the engine by itself, and nothing is told to its maker.
    env: { ORT_DISABLE_TELEMETRY: '1' },
    // What runs in other threads and processes is not counted: only rooms that tests call directly have a floor, which is
    // `npm run coverage`. It lies just under what was measured.
    coverage: {
      include: ['src/{config,documents,domain,extract,geometry,invoices,merge,office,stores}/**/*.ts'],
      reporter: ['text-summary'],
      thresholds: { statements: 90, branches: 81, functions: 91, lines: 92 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/hostile/**', 'test/web/**'],
        },
      },
      {
        extends: true,
        plugins: [vue()],
        test: { name: 'web', include: ['test/web/**/*.test.ts'], environment: 'happy-dom' },
      },
      {
        extends: true,
        test: {
          name: 'hostile',
          include: ['test/hostile/*.test.ts'],
          globalSetup: 'test/e2e/build.ts',
          env: { HOSTILE: mode === 'full' ? 'full' : 'fast' },
        },
      },
      // The tests of the server again, on PostgreSQL and a bucket: `npm run test:shared`.
      ...(mode === 'shared'
        ? [
            {
              extends: true as const,
              test: {
                name: 'shared',
                include: ['test/{archive,people,runtime/cache,server}/**/*.test.ts'],
                // They count the statements of SQLite, and look into files.
                exclude: ['test/server/apis/extraction/steps.test.ts', 'test/server/at-rest.test.ts'],
                globalSetup: 'test/start-shared-stores.ts',
                env: { AWS_ACCESS_KEY_ID: 'tester', AWS_SECRET_ACCESS_KEY: 'secret' },
              },
            },
          ]
        : []),
      { extends: true, test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], globalSetup: 'test/e2e/build.ts' } },
    ],
  },
}));
