/** A file for a bookkeeping program, with the columns of a mapping file. */
import { exportingFormat } from './exporting.ts';
import type { OutputFormat } from './reporter.ts';

export const booking: OutputFormat = exportingFormat({
  name: 'booking',
  binary: false,
  needs: { map: true },
  async exporter({ map }) {
    const { bookingExporter } = await import('../../../books/booking.ts');
    if (!map) throw new Error('booking was made without a mapping file');
    return bookingExporter(map);
  },
});
