/** A DATEV Buchungsstapel (EXTF). */
import { exportingFormat } from './exporting.ts';
import type { OutputFormat } from './reporter.ts';

export const datev: OutputFormat = exportingFormat({
  name: 'datev',
  binary: true,
  needs: { map: true },
  async exporter({ map }) {
    const { datevExporter } = await import('../../../books/datev/batch.ts');
    if (!map) throw new Error('datev was made without a mapping file');
    return datevExporter(map, new Date());
  },
});
