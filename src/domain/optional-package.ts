import { type Message, message } from '../texts/message.ts';

/** npm packages that invoicectl uses where they are installed, and that are not installed with it because of their size. */
export interface OptionalPackage {
  /** With their exact versions, as npm takes them. */
  readonly specifiers: readonly string[];
  /** What they take on the disk, with what they depend on. */
  readonly megabytes: number;
}

export const howToInstall = ({ specifiers, megabytes }: OptionalPackage): Message =>
  message('advice.npmInstallOptional', { packages: specifiers.join(' '), megabytes });
