/**
 * Programs that some tests need. Where one is missing the test is skipped and says why; with INVOICECTL_REQUIRE_ENGINES=1, as in
 * CI, a missing one is a failure instead.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test, type TestFunction } from 'vitest';

/** Full path of a program on the PATH. */
export function programOnPath(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** A test that needs programs. Use like `test(name, run)`. */
export function testWith(programs: readonly string[], name: string, run: TestFunction, timeoutMs?: number): void {
  const missing = programs.filter((program) => programOnPath(program) === undefined);
  if (missing.length === 0) test(name, run, timeoutMs);
  else if (process.env['INVOICECTL_REQUIRE_ENGINES'] === '1') {
    test(name, () => {
      throw new Error(`${missing.join(', ')} must be installed for this test`);
    });
  } else test.skip(`${name} (needs ${missing.join(', ')})`, run);
}
