/** Codes of errors for a connection that cannot be encrypted, or whose other end cannot be trusted (Node.js, OpenSSL). */
const tlsCodes =
  /^(?:EPROTO$|ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|HOSTNAME_MISMATCH)/;

export const isTlsCode = (code: string): boolean => tlsCodes.test(code);
