/** No report: the result itself goes to standard output. */
import type { ReportForm } from './form.ts';

export const silent: ReportForm = {
  writesAtEnd: true,
  logged: { warnings: true, failures: true },
  errorFormat: undefined,
  make: () => ({ add: async () => undefined, end: async () => undefined }),
};
