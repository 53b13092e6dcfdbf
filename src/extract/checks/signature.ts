/** Whether the document is still what was signed. There is no outcome for a document without signatures. */
import { message } from '../../texts/message.ts';
import type { Check } from './check.ts';
import { failed } from './verdict.ts';

const maxNamed = 5;

export const signature: Check = {
  id: 'signature',
  says: 'signature.says',
  doubts: [],
  run({ signatures }) {
    const compared = signatures.filter(({ digests }) => digests !== 'unknown');
    if (compared.length === 0) return undefined;
    const broken = compared.find(({ digests }) => digests === 'mismatch');
    if (!broken) return { outcome: 'passed' };
    const parts = broken.changed.slice(0, maxNamed).join(', ');
    return failed(
      broken.seal === null
        ? message('signature.changedBySigner', { parts })
        : message('signature.changed', { seal: broken.seal, parts }),
    );
  },
};
