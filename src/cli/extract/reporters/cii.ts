/** E-invoices of EN 16931 in the syntax UN/CEFACT Cross Industry Invoice. */
import { exportingFormat } from './exporting.ts';
import type { OutputFormat } from './reporter.ts';

export const cii: OutputFormat = exportingFormat({
  name: 'cii',
  binary: false,
  needs: { map: false },
  async exporter({ archive }) {
    const { eInvoiceExporter } = await import('../../../books/e-invoices.ts');
    return eInvoiceExporter('cii', archive);
  },
});
