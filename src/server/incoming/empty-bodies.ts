/** `Content-Type: application/json` with no body: clients send it with every request, also where nothing is to be said. */
import type { App } from '../api.ts';

export function bodiesMayBeEmpty(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, String(body), done);
  });
}
