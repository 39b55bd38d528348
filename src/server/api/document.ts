/** The description of the API by OpenAPI 3.1, made of the routes themselves. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ProblemCode } from '../../model/problem.js';
import { byReference } from './by-reference.js';
import { PROBLEM_TYPE } from './problem.js';

export type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** Of any operation. */
const COMMON: readonly ProblemCode[] = [
  'unauthenticated',
  'forbidden',
  'host-not-allowed',
  'origin-not-allowed',
  'body-too-large',
  'media-type-unsupported',
  'too-many-requests',
  'internal',
  'unavailable',
];

const TAGS = [
  { name: 'Records', description: 'The change feed and single records' },
  { name: 'Sources', description: 'How sources fare, and what a person should look at' },
  { name: 'Sinks', description: 'What records are delivered to' },
  { name: 'Keys', description: 'Keys of the API, for those of the scope `admin`' },
  { name: 'Health', description: 'For whoever starts and stops processes' },
];

export function documentOf(routes: OpenAPIHono, version: string): Document {
  routes.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of `copydesk keys create`. A server on loopback asks for none.',
  });
  const document = routes.getOpenAPI31Document({
    openapi: '3.1.1',
    info: {
      title: 'Copydesk',
      version,
      description:
        'News pages come in, article records come out. Fields are added, never renamed. Whatever is no success is `application/problem+json` (RFC 9457).',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: TAGS,
    security: [{ key: [] }],
  });
  return withWhatAllAnswer(byReference(document));
}

/** What is answered before a request gets to its route, or in place of what that gave: no route says it of its own. */
function withWhatAllAnswer(document: Document): Document {
  for (const item of Object.values(document.paths ?? {})) {
    if (item.get) item.get.responses = { 304: UNCHANGED, ...item.get.responses };
    for (const operation of METHODS.flatMap((method) => item[method] ?? []))
      operation.responses = { ...operation.responses, default: PROBLEM };
  }
  return document;
}

const METHODS = ['get', 'post', 'put', 'delete'] as const;

const UNCHANGED = { description: 'As it was, by the `If-None-Match` of the request' };

const PROBLEM = {
  description: `What else is no success: ${COMMON.map((code) => `\`${code}\``).join(', ')}`,
  content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
};
