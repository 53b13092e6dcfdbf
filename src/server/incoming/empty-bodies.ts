/** Accepts `Content-Type: application/json` without a body. Some clients send that header with every request. */
import type { App } from '../api.ts';

export function bodiesMayBeEmpty(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, String(body), done);
  });
}
