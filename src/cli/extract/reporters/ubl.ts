/** E-invoices of EN 16931 in the syntax UBL 2.1. */
import { exportingFormat } from './exporting.ts';
import type { OutputFormat } from './reporter.ts';

export const ubl: OutputFormat = exportingFormat({
  name: 'ubl',
  binary: false,
  needs: { map: false },
  async exporter({ archive }) {
    const { eInvoiceExporter } = await import('../../../books/e-invoices.ts');
    return eInvoiceExporter('ubl', archive);
  },
});
