/** Bodies of the docx2tex API, each with the example of its document. */
import { z } from 'zod';

const taskId = '7b0c2f7e-3c6f-4f0a-9d5e-0a4f6c1b2d3e';
const cacheKey = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';

export const states = ['pending', 'running', 'converting', 'packaging', 'done', 'failed'] as const;
export type State = (typeof states)[number];

export const cacheStatuses = ['HIT', 'BUILDING', 'MISS'] as const;

/** Fields as they are documented; the form itself is read as a stream. */
export const TaskForm = z.object({
  file: z.string().optional().meta({ format: 'binary', description: 'The DOCX. Give either this or `url`' }),
  url: z
    .string()
    .optional()
    .describe('The URL from which the DOCX is fetched: http or https, and only public addresses'),
  debug: z.boolean().default(false).describe('Whether the ZIP also contains the intermediate files'),
  img_post_proc: z
    .boolean()
    .default(true)
    .describe('Whether EMF, WMF and SVG pictures become PDFs, which the TeX then refers to'),
  conf: z.string().optional().meta({ format: 'binary', description: 'The xml2tex configuration, as XML or CSV' }),
  custom_xsl: z
    .string()
    .optional()
    .meta({ format: 'binary', description: 'An XSLT stylesheet that is applied between evolve-hub and xml2tex' }),
});

export const Submitted = z
  .object({
    task_id: z.string(),
    cache_key: z.string().describe('SHA-256 of the contents of the DOCX, conf and custom_xsl'),
    cache_status: z.enum(cacheStatuses),
  })
  .meta({ id: 'TexSubmitted', examples: [{ task_id: taskId, cache_key: cacheKey, cache_status: 'MISS' }] });

export const TaskView = z.object({
  task_id: z.string(),
  state: z.enum(states),
  err_msg: z.string().describe('Why the task failed; otherwise empty'),
  start_time: z.number().describe('Unix time in seconds: when work began, or until then, when the task was accepted'),
  end_time: z.number().nullable().describe('null until the task has ended'),
});
export type TaskView = z.output<typeof TaskView>;

const view = { task_id: taskId, err_msg: '', start_time: 1730870000, end_time: 1730870012 };

export const TaskStatus = z
  .object({ code: z.literal(0), data: TaskView, msg: z.literal('ok') })
  .meta({ id: 'TexTaskStatus', examples: [{ code: 0, data: { ...view, state: 'done' }, msg: 'ok' }] });

export const NotDone = z.object({ code: z.literal(409), data: TaskView, msg: z.string() }).meta({
  id: 'TexNotDone',
  examples: [{ code: 409, data: { ...view, state: 'converting', end_time: null }, msg: '' }],
});

export const Health = z.object({ status: z.literal('ok') }).meta({ id: 'TexHealth', examples: [{ status: 'ok' }] });

export const version = { service: 'docx2tex-service', docx2tex_home: '/opt/docx2tex' } as const;
export const Version = z
  .object({ service: z.literal(version.service), docx2tex_home: z.literal(version.docx2tex_home) })
  .meta({ id: 'TexVersion', examples: [version] });
