/** The OpenAPI document as one page to read: plain HTML, no script, nothing fetched. */
import { escapeXml } from '../../domain/xml-text.ts';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const node = (value: unknown): Node => (isNode(value) ? value : {});
const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const html = (value: unknown): string => escapeXml(text(value));

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'];

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly tag: string;
  readonly about: Node;
}

function operationsOf(document: Node): readonly Operation[] {
  return Object.entries(node(document['paths'])).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const about = node(item)[method];
      if (!isNode(about)) return [];
      const tags = about['tags'];
      return [{ path, method, tag: Array.isArray(tags) ? text(tags[0]) : '', about }];
    }),
  );
}

/** Names of schemas become links to their entry at the end of the page. */
function typeOf(schema: Node): string {
  const reference = /^#\/components\/schemas\/(.+)$/.exec(text(schema['$ref']))?.[1];
  if (reference !== undefined) return `<a href="#schema-${html(reference)}">${html(reference)}</a>`;
  const choices = nodes(schema['anyOf'] ?? schema['oneOf']);
  if (choices.length > 0) return choices.map(typeOf).join(' | ');
  const values = schema['enum'];
  if (Array.isArray(values)) return values.map((value) => html(JSON.stringify(value))).join(' | ');
  if ('const' in schema) return html(JSON.stringify(schema['const']));
  if (schema['type'] === 'array') return `${typeOf(node(schema['items']))}[]`;
  const format = text(schema['format']);
  return html(text(schema['type']) || 'any') + (format === '' ? '' : ` (${html(format)})`);
}

function fieldsOf(schema: Node): string {
  const required = schema['required'];
  const rows = Object.entries(node(schema['properties'])).map(([name, property]) => {
    const mark = Array.isArray(required) && required.includes(name) ? '' : ' <i>optional</i>';
    return `<tr><td><code>${html(name)}</code>${mark}</td><td>${typeOf(node(property))}</td><td>${html(node(property)['description'])}</td></tr>`;
  });
  return rows.length === 0 ? `<p>${typeOf(schema)}</p>` : `<table>${rows.join('')}</table>`;
}

function bodyOf(content: unknown): string {
  return Object.entries(node(content))
    .map(([mediaType, value]) => {
      const schema = node(node(value)['schema']);
      return `<p><code>${html(mediaType)}</code></p>${fieldsOf(schema)}${exampleOf(schema)}`;
    })
    .join('');
}

function exampleOf(schema: Node): string {
  const examples = schema['examples'];
  const example: unknown = Array.isArray(examples) ? examples[0] : schema['example'];
  return example === undefined ? '' : `<pre>${html(JSON.stringify(example, undefined, 2))}</pre>`;
}

function operationHtml({ path, method, about }: Operation): string {
  const parameters = nodes(about['parameters']).map(
    (parameter) =>
      `<tr><td><code>${html(parameter['name'])}</code></td><td>${html(parameter['in'])}</td><td>${typeOf(node(parameter['schema']))}</td><td>${html(parameter['description'])}</td></tr>`,
  );
  const answers = Object.entries(node(about['responses'])).map(
    ([status, answer]) =>
      `<h4>${html(status)}</h4><p>${html(node(answer)['description'])}</p>${bodyOf(node(answer)['content'])}`,
  );
  const body = bodyOf(node(about['requestBody'])['content']);
  return `<section><h3><span>${method.toUpperCase()}</span> <code>${html(path)}</code></h3>
<p>${html(about['summary'])}</p><p>${html(about['description'])}</p>
${parameters.length > 0 ? `<h4>Parameters</h4><table>${parameters.join('')}</table>` : ''}
${body === '' ? '' : `<h4>Request</h4>${body}`}${answers.join('')}</section>`;
}

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
h2{border-bottom:2px solid #ccc;margin-top:3rem}section{border-bottom:1px solid #eee;padding-bottom:1rem}h3 span{color:#06c}
table{border-collapse:collapse;width:100%}td{border-top:1px solid #eee;padding:.25rem .5rem;vertical-align:top}
pre{background:#f6f6f6;padding:1rem;overflow:auto}`;

export function referencePage(document: unknown): string {
  const root = node(document);
  const info = node(root['info']);
  const operations = operationsOf(root);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const parts = tags.map(
    (tag) =>
      `<h2>${html(tag)}</h2>${operations
        .filter((one) => one.tag === tag)
        .map(operationHtml)
        .join('')}`,
  );
  const schemas = Object.entries(node(node(root['components'])['schemas'])).map(
    ([name, schema]) =>
      `<section id="schema-${html(name)}"><h3>${html(name)}</h3>${fieldsOf(node(schema))}${exampleOf(node(schema))}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${html(info['title'])} ${html(info['version'])}</title><style>${style}</style></head>
<body><h1>${html(info['title'])} ${html(info['version'])}</h1><p>${html(info['description'])}</p>
<p><a href="/openapi.json">OpenAPI document</a> · <a href="/docs">try it out</a></p>
${parts.join('')}<h2>Schemas</h2>${schemas.join('')}</body></html>`;
}
