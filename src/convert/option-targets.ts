/** Options that only some results can have. For others they are refused: an option that does nothing would be a lie. */
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import { type Format, titleOf } from './formats.ts';
import type { ConvertOptions } from './options.ts';

interface Restricted {
  readonly flag: string;
  readonly isGiven: (options: ConvertOptions) => boolean;
  readonly targets: readonly Format[];
}

const restricted: readonly Restricted[] = [
  { flag: '--reference-doc', isGiven: ({ referenceDoc }) => referenceDoc !== undefined, targets: ['docx'] },
  { flag: '--toc', isGiven: ({ toc }) => toc, targets: ['docx', 'html', 'md', 'pdf', 'txt'] },
];

/** Throws `bad_request`. */
export function refuseForTarget(to: Format, options: ConvertOptions): void {
  for (const { flag, isGiven, targets } of restricted)
    if (isGiven(options) && !targets.includes(to))
      throw new Failure('bad_request', message('convert.optionNotFor', { flag, format: titleOf(to) }), {
        detail: message('convert.optionIsFor', { formats: targets.join(', ') }),
      });
}
