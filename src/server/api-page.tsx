/** The description of the API, as people read it. */
import type { Document } from './api/document.js';
import { Layout } from './layout.js';
import { Fields, type JsonSchema, Type, Words } from './schema-view.js';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: JsonSchema;
}

interface Body {
  content?: Record<string, { schema?: JsonSchema }>;
}

interface Answer extends Body {
  description?: string;
}

interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: Body;
  responses?: Record<string, Answer>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function ApiPage({ document, version }: { document: Document; version: string }) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) =>
      item[method] ? [{ path, method, operation: item[method] as Operation }] : [],
    ),
  );
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, JsonSchema][];
  return (
    <Layout title="API" version={version}>
      <h1>API</h1>
      <p>
        <Words text={document.info.description} /> The same for machines:{' '}
        <a href="/v1/openapi.json">/v1/openapi.json</a>
      </p>
      {(document.tags ?? []).map(({ name, description }) => (
        <section>
          <h2>{name}</h2>
          <p class="quiet">
            <Words text={description} />
          </p>
          {operations
            .filter(({ operation }) => operation.tags?.includes(name))
            .map((one) => (
              <OperationView {...one} />
            ))}
        </section>
      ))}
      <h2>Schemas</h2>
      {schemas
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, schema]) => (
          <section class="schema" id={name}>
            <h3>{name}</h3>
            <Fields schema={schema} />
          </section>
        ))}
    </Layout>
  );
}

interface OperationProps {
  path: string;
  method: string;
  operation: Operation;
}

function OperationView({ path, method, operation }: OperationProps) {
  const { operationId, summary, description, parameters = [], requestBody, responses = {} } = operation;
  return (
    <section class="operation" id={operationId}>
      <h3>
        {method.toUpperCase()} {path}
      </h3>
      <p>
        {summary}. <Words text={description} />
      </p>
      {parameters.length > 0 && (
        <table>
          <tbody>
            {parameters.map(({ name, in: place, required, schema = {} }) => (
              <tr>
                <td>
                  <code>{name}</code>
                </td>
                <td>
                  <Type schema={schema} />
                  {place !== 'query' && ` in the ${place}`}
                  {required && place === 'query' && ', must be there'}
                  {schema.default !== undefined && schema.default !== '' && `, ${schema.default} when absent`}
                </td>
                <td>
                  <Words text={schema.description} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {Object.entries(requestBody?.content ?? {}).map(([mediaType, { schema = {} }]) => (
        <p>
          Body: <Type schema={schema} /> <span class="quiet">{mediaType}</span>
        </p>
      ))}
      <table>
        <tbody>
          {Object.entries(responses).map(([status, answer]) => (
            <tr>
              <td>{status}</td>
              <td>
                {Object.entries(answer.content ?? {}).map(([mediaType, { schema = {} }]) => (
                  <div>
                    <Type schema={schema} /> <span class="quiet">{mediaType}</span>
                  </div>
                ))}
              </td>
              <td>
                <Words text={answer.description} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
