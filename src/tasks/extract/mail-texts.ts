/** Whether the text of a mail counts as a document: only if nothing that is attached to the mail can be an invoice. */
import type { Intake } from '../../documents/intake.ts';
import { Failure, type FailureKind, type FailureReport } from '../../domain/failure.ts';
import type { ExtractionRecord } from '../../domain/record.ts';
import { message } from '../../texts/message.ts';

/** Failures of attachments that are no invoices. One that fails otherwise, such as an encrypted one, may be one. */
const kindsOfOthers: readonly FailureKind[] = ['not_an_invoice', 'unsupported_format', 'ocr_failed'];

export const canBeInvoice = (records: readonly Pick<ExtractionRecord, 'failure'>[]): boolean =>
  records.some(({ failure }) => !failure || !kindsOfOthers.includes(failure.kind));

/** A damaged picture may be of an unknown kind by its first bytes. */
const kindsOfDamage: readonly FailureKind[] = ['corrupt_document', 'unsupported_format'];

/** Whether what failed is decoration of a mail: a logo says nothing that an invoice says. */
export const isDamagedLogo = ({ mayBeLogo }: Pick<Intake, 'mayBeLogo'>, { kind }: Failure): boolean =>
  mayBeLogo === true && kindsOfDamage.includes(kind);

export interface MailTexts {
  /**
   * Notes that a document attached to `mails` is being read. `outcome` resolves with whether it can be an invoice, and with
   * undefined if it was left out.
   */
  attached(mails: readonly string[], outcome: Promise<boolean | undefined>): void;
  /** Waits for what is attached to the mail. All of it has to be noted before. */
  attachmentsOf(mail: string): Promise<'an invoice' | 'other documents' | 'none'>;
}

export function mailTexts(): MailTexts {
  const known = new Map<string, Promise<boolean | undefined>[]>();
  return {
    attached(mails, outcome) {
      for (const mail of mails) known.set(mail, [...(known.get(mail) ?? []), outcome]);
    },
    async attachmentsOf(mail) {
      const all = await Promise.all(known.get(mail) ?? []);
      const outcomes = all.filter((outcome) => outcome !== undefined);
      known.delete(mail);
      if (outcomes.includes(true)) return 'an invoice';
      return outcomes.length > 0 ? 'other documents' : 'none';
    },
  };
}

/** `why`: what was found instead. */
export const noInvoiceInMail = (why: FailureReport | undefined): Failure =>
  new Failure('not_an_invoice', message('mail.noInvoiceNorText', {}), {
    detail: why?.detailText ?? why?.detail,
    cause: why,
  });
