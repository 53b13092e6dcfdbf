/** Addresses of services in the configuration. */

export const isPostgresAddress = (text: string): boolean => /^postgres(?:ql)?:\/\//i.test(text);

/** Whether settings name a database of PostgreSQL: by an address, or by a file with one. */
export const namesPostgres = (address: string | undefined, urlFile: string | undefined): boolean =>
  urlFile !== undefined || (address !== undefined && isPostgresAddress(address));

export const isBucketAddress = (text: string): boolean => /^s3:\/\//i.test(text);

/** An address as messages show it: a URL without its password. Any other text stays as it is. */
export const shownAddress = (text: string): string => text.replace(/^([a-z][a-z\d+.-]*:\/\/[^/?#]*?):[^/?#]*@/i, '$1@');
