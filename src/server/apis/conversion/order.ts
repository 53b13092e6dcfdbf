/** Turns a request to convert into an order, after checking everything that the request alone can be checked for. */
import { formatNamed, isTarget, targetFormats } from '../../../convert/formats.ts';
import { fromApi } from '../../../convert/options.ts';
import type { ConversionOrder } from '../../../conversions/conversions.ts';
import { Failure } from '../../../domain/failure.ts';
import type { ServerServices } from '../../services.ts';
import type { ConvertRequest } from './schemas.ts';

/**
 * `apiKey` is what callbacks are signed with, unless the client named a secret. Throws `bad_request`, and
 * `unsupported_format` for a name that is not a format.
 */
export function orderOf(
  { sourceFormat, targetFormat, mode, options, callback }: ConvertRequest,
  callbacks: ServerServices['callbacks'],
  apiKey: string,
): ConversionOrder {
  if (callback && mode === 'sync')
    throw new Failure('bad_request', 'A callback is for mode async: sync answers with the result');
  const to = formatNamed(targetFormat);
  if (to === undefined || !isTarget(to)) throw noFormat('target', targetFormat);
  const from = sourceFormat === undefined ? undefined : formatNamed(sourceFormat);
  if (sourceFormat !== undefined && from === undefined) throw noFormat('source', sourceFormat);
  return {
    from,
    to,
    targetFormat,
    mode,
    options: fromApi(options),
    callback: callback && callbacks.target(callback, apiKey),
  };
}

const noFormat = (which: 'source' | 'target', named: string): Failure =>
  new Failure('unsupported_format', `${JSON.stringify(named)} is not a ${which} format there is`, {
    detail: which === 'target' ? `Possible are: ${targetFormats.join(', ')}` : 'Leave it out: the file is recognised',
  });
