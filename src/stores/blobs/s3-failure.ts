/**
 * Errors of an S3-compatible service as failures with advice for the user.
 *
 * Names and statuses: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html. Answers to HEAD have a status only.
 */
import { Failure } from '../../domain/failure.ts';
import { type Message, message } from '../../texts/message.ts';
import { isTlsCode } from '../tls-codes.ts';

/** A bucket as messages name it. */
interface Service {
  readonly bucket: string;
  readonly endpoint?: string | undefined;
}

/** The HTTP status of the answer; undefined if there was none. */
export function statusOf(error: unknown): number | undefined {
  const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : undefined;
  const status = typeof metadata === 'object' && metadata && 'httpStatusCode' in metadata ? metadata.httpStatusCode : 0;
  return typeof status === 'number' && status > 0 ? status : undefined;
}

/** `AbortError`: a request that was given up because it was not answered in time. */
const lostConnection =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND|TimeoutError|AbortError|aborted)$/;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether the same request may succeed later: the service is away, slow or overloaded. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = statusOf(error);
  if (status !== undefined) return status >= 500 || status === 429 || status === 408 || status === 409;
  return [codeOf(error), error.name, error.message].some((text) => lostConnection.test(text));
}

/** What an error means once the bucket has been used: whatever is wrong with it concerns the operator. */
export function runningFailure(service: Service, error: unknown): unknown {
  if (error instanceof Failure) return error;
  const isGone = isTransient(error) || isTlsCode(codeOf(error)) || statusOf(error) !== undefined;
  return isGone ? silent('unavailable', service, error) : error;
}

/** What an error means while the program starts: what was configured is wrong, or the service is not there. */
export function openingFailure(service: Service, error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  const status = statusOf(error);
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') return noCredentials(service, error);
  if (status === 404) return noBucket(service, error);
  if (status === 401 || status === 403) return refused(service, error);
  if (status !== undefined && status < 500) return elsewhere(service, error);
  if (isTlsCode(codeOf(error))) return notEncrypted(service, error);
  return isTransient(error) ? silent('engine_unavailable', service, error) : runningFailure(service, error);
}

const placeOf = ({ bucket, endpoint }: Service): Message =>
  endpoint === undefined ? message('bucket.named', { bucket }) : message('bucket.namedAt', { bucket, endpoint });

const noCredentials = (service: Service, cause: unknown): Failure =>
  new Failure('bad_request', message('bucket.noCredentials', { bucket: placeOf(service) }), {
    detail: message('advice.bucketCredentials', {}),
    cause,
  });

const noBucket = (service: Service, cause: unknown): Failure =>
  new Failure('bad_request', message('bucket.missing', { bucket: placeOf(service) }), {
    detail: message('advice.bucketCreate', {}),
    cause,
  });

const refused = (service: Service, cause: unknown): Failure =>
  new Failure('bad_request', message('bucket.refused', { bucket: placeOf(service) }), {
    detail: message('advice.bucketRights', {}),
    cause,
  });

const elsewhere = (service: Service, cause: unknown): Failure =>
  new Failure('bad_request', message('bucket.misconfigured', { bucket: placeOf(service) }), {
    detail: message('advice.bucketRegion', {}),
    cause,
  });

const notEncrypted = (service: Service, cause: unknown): Failure =>
  new Failure('bad_request', message('bucket.notEncrypted', { bucket: placeOf(service) }), {
    detail: message('advice.bucketCertificate', {}),
    cause,
  });

const silent = (kind: 'unavailable' | 'engine_unavailable', service: Service, cause: unknown): Failure =>
  new Failure(kind, message('bucket.silent', { bucket: placeOf(service) }), {
    detail: message('advice.bucketRuns', {}),
    cause,
  });

export const sdkMissing = (cause: unknown): Failure =>
  new Failure('engine_unavailable', message('bucket.noPackage', {}), {
    detail: message('advice.installS3', {}),
    cause,
  });
