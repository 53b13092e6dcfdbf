/** Whether the document is still what was signed. There is no outcome for a document without signatures. */
import type { Check } from './check.ts';

const maxNamed = 5;

export const signature: Check = {
  id: 'signature',
  says: 'changed after it was sealed',
  doubts: [],
  run({ signatures }) {
    const compared = signatures.filter(({ digests }) => digests !== 'unknown');
    if (compared.length === 0) return undefined;
    const broken = compared.find(({ digests }) => digests === 'mismatch');
    if (!broken) return { outcome: 'passed' };
    const changed = broken.changed.slice(0, maxNamed).join(', ');
    return { outcome: 'failed', message: `Changed after it was sealed by ${broken.seal ?? 'its signer'}: ${changed}` };
  },
};
