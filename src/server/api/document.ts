/** The description of the API by OpenAPI 3.1, made of the routes themselves. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { byReference } from './by-reference.js';

export type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

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
  return byReference(document);
}
