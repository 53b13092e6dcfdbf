/** A client of the docx2tex API, for tests. */
import { expect } from 'vitest';
import { openZip } from '../../../../src/documents/zip.ts';
import * as d from '../../../tex/docx-maker.ts';

export interface SentPart {
  readonly bytes: Uint8Array;
  readonly name: string;
}
export type Fields = Readonly<Record<string, string | SentPart>>;

export interface Submitted {
  readonly task_id: string;
  readonly cache_key: string;
  readonly cache_status: string;
}

interface Status {
  readonly code: number;
  readonly data: {
    readonly state: string;
    readonly err_msg: string;
    readonly start_time: number;
    readonly end_time: number | null;
  };
  readonly msg: string;
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="10" height="10"/></svg>';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A DOCX with a heading, a text and a PNG; another text makes another document. */
export const sampleDocx = (text: string): Buffer =>
  d.makeDocx({
    body:
      d.styled('Heading1', d.run(`Head ${text}`)) +
      d.paragraph(d.run(`text ${text} `) + d.picture('rId-b.png', 10, 10)),
    media: { 'b.png': png, 'unused.png': png },
  });

/** With an SVG besides, whose conversion takes its time. */
export const vectorDocx = (text: string): Buffer =>
  d.makeDocx({
    body:
      d.styled('Heading1', d.run(`Head ${text}`)) +
      d.paragraph(d.picture('rId-a.svg', 10, 10) + d.picture('rId-b.png', 10, 10)),
    media: { 'a.svg': svg, 'b.png': png, 'unused.png': png },
  });

export type TexClient = ReturnType<typeof texClient>;

export function texClient({ url }: { readonly url: string }) {
  const post = (fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields))
      if (typeof value === 'string') form.append(field, value);
      else form.append(field, new File([new Uint8Array(value.bytes)], value.name));
    return fetch(`${url}/v1/task`, { method: 'POST', body: form, headers });
  };
  const submit = async (fields: Fields): Promise<Submitted> => {
    const response = await post(fields);
    expect(response.status, await response.clone().text()).toBe(200);
    return response.json() as Promise<Submitted>;
  };
  const status = async (id: string): Promise<Status> => (await fetch(`${url}/v1/task/${id}`)).json() as Promise<Status>;
  /** Once the task is done or failed; `seen` is called with every state on the way. */
  const over = async (id: string, seen: (state: string) => void = () => undefined): Promise<Status> => {
    for (;;) {
      const now = await status(id);
      seen(now.data.state);
      if (now.data.state === 'done' || now.data.state === 'failed') return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const unzipped = async (zip: Uint8Array): Promise<Readonly<Record<string, string>>> => {
    const archive = await openZip(zip);
    const files: Record<string, string> = {};
    for (const entry of archive.entries) files[entry.name] = (await archive.read(entry)).toString('utf8');
    archive.close();
    return files;
  };
  const result = async (id: string): Promise<Readonly<Record<string, string>>> => {
    const response = await fetch(`${url}/v1/task/${id}/result`);
    expect(response.status).toBe(200);
    return unzipped(Buffer.from(await response.arrayBuffer()));
  };
  return {
    post,
    submit,
    status,
    over,
    unzipped,
    result,
    /** Submits, waits, downloads. */
    async converted(fields: Fields) {
      const submitted = await submit(fields);
      const { data } = await over(submitted.task_id);
      expect(data).toMatchObject({ state: 'done', err_msg: '' });
      return { submitted, id: submitted.task_id, files: await result(submitted.task_id) };
    },
    /** The error as the API writes it; gives its text. */
    async refused(response: Response, code: number): Promise<string> {
      const body: unknown = await response.json();
      expect([response.status, body]).toEqual([code, { code, data: null, msg: expect.stringMatching(/./) }]);
      return (body as { msg: string }).msg;
    },
  };
}
