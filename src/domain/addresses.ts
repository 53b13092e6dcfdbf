/** Addresses of services in the configuration. */

export const isPostgresAddress = (text: string): boolean => /^postgres(?:ql)?:\/\//i.test(text);

export const isBucketAddress = (text: string): boolean => /^s3:\/\//i.test(text);

/** An address as messages show it: a URL without its password. Any other text stays as it is. */
export const shownAddress = (text: string): string => text.replace(/^([a-z][a-z\d+.-]*:\/\/[^/?#]*?):[^/?#]*@/i, '$1@');
