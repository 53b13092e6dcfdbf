/** A country as invoices show it: its language, names, and how addresses and numbers are written there. */
import type { Faker } from '@faker-js/faker';
import type { LanguageCode } from './languages/index.ts';

export interface Country {
  readonly code: string;
  readonly language: LanguageCode;
  readonly faker: Faker;
  /** How often it is drawn among the countries of its language. */
  readonly weight: number;
  /** Names of the country as they are printed below addresses. */
  readonly names: string;
  readonly legalForms: string;
  /**
   * Ways to write an address: lines parted by `;`, of the parts that `address.ts` knows in braces. The first ways are
   * drawn oftenest.
   */
  readonly addresses: readonly string[];
  /** Towns, where those of the faker are inventions. */
  readonly towns?: string;
  /** Digits are `#`, letters `@`, where the faker's post codes are wrong. */
  readonly postCode?: string;
  readonly states?: string;
  readonly streets?: string;
  readonly currency: string;
  /** An invented name in the letters of the country, where those are not Latin. */
  readonly spell?: (name: string) => string;
  /** The separators of thousands and of decimals. */
  readonly thousands: string;
  readonly decimal: string;
}

/** What a faker makes. Some have no words of a kind for their language: then nothing, or something else. */
export function attempt(make: () => string, otherwise = ''): string {
  try {
    return make();
  } catch {
    return otherwise;
  }
}
