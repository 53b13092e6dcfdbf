/**
 * Errors of an S3-compatible service as failures with advice for the user.
 *
 * Names and statuses: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html. Answers to HEAD have a status only.
 */
import { Failure } from '../../domain/failure.ts';

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

const lostConnection =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND|TimeoutError|aborted)$/;

/** Whether the same request may succeed later: the service is away, slow or overloaded. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = statusOf(error);
  if (status !== undefined) return status >= 500 || status === 429 || status === 408 || status === 409;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return [code, error.name, error.message].some((text) => lostConnection.test(text));
}

/** What an error means once the bucket has been used: whatever is wrong with it concerns the operator. */
export function runningFailure(service: Service, error: unknown): unknown {
  if (error instanceof Failure) return error;
  return isTransient(error) || statusOf(error) !== undefined ? silent('unavailable', service, error) : error;
}

/** What an error means while the program starts: what was configured is wrong, or the service is not there. */
export function openingFailure(service: Service, error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  const status = statusOf(error);
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') return noCredentials(service, error);
  if (status === 404) return noBucket(service, error);
  if (status === 401 || status === 403) return refused(service, error);
  if (status !== undefined && status < 500) return elsewhere(service, error);
  return isTransient(error) ? silent('engine_unavailable', service, error) : runningFailure(service, error);
}

const placeOf = ({ bucket, endpoint }: Service): string =>
  endpoint === undefined ? `The bucket ${bucket}` : `The bucket ${bucket} at ${endpoint}`;

const noCredentials = (service: Service, cause: unknown): Failure =>
  new Failure('bad_request', `${placeOf(service)} cannot be used without credentials`, {
    detail:
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile in AWS_PROFILE, or give the machine a role',
    cause,
  });

const noBucket = (service: Service, cause: unknown): Failure =>
  new Failure('bad_request', `${placeOf(service)} does not exist`, {
    detail: 'Create it, or name another in --blobs; it is never created by the program',
    cause,
  });

const refused = (service: Service, cause: unknown): Failure =>
  new Failure('bad_request', `${placeOf(service)} refuses the credentials`, {
    detail: 'Check them, and that they allow to list the bucket and to read, write and delete objects',
    cause,
  });

const elsewhere = (service: Service, cause: unknown): Failure =>
  new Failure('bad_request', `${placeOf(service)} cannot be used as it is configured`, {
    detail: 'Check the region and the endpoint in --blobs',
    cause,
  });

const silent = (kind: 'unavailable' | 'engine_unavailable', service: Service, cause: unknown): Failure =>
  new Failure(kind, `${placeOf(service)} does not answer`, {
    detail: 'Check that the service runs and can be reached from here, then try again',
    cause,
  });

export const sdkMissing = (cause: unknown): Failure =>
  new Failure('engine_unavailable', 'The package @aws-sdk/client-s3, which talks to the bucket, is not installed', {
    detail: 'Install it with `npm install @aws-sdk/client-s3`, or name a folder with --blobs',
    cause,
  });
