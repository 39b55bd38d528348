/** Descriptions and JSON Schemas, as far as the API's description has them, for people. */

export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

/** What stands between backticks is code. */
export function Words({ text = '' }: { text?: string | undefined }) {
  return (
    <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : <span>{part}</span>))}</>
  );
}

/** What a value may be, in a few words; named schemas as links. */
export function Type({ schema }: { schema: JsonSchema }) {
  const { $ref, items, additionalProperties, format } = schema;
  if ($ref) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    return <a href={`#${name}`}>{name}</a>;
  }
  const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (choices) return <Choice of={choices} />;
  if (schema.enum) return <code>{schema.enum.map((value) => JSON.stringify(value)).join(' | ')}</code>;
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>;
  if (items) {
    return (
      <>
        list of <Type schema={items} />
      </>
    );
  }
  if (typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0) {
    return (
      <>
        by name: <Type schema={additionalProperties} />
      </>
    );
  }
  const types = [schema.type ?? 'anything'].flat().join(' or ');
  return (
    <>
      {format ?? types}
      {boundsOf(schema)}
    </>
  );
}

function Choice({ of }: { of: JsonSchema[] }) {
  return (
    <>
      {of.map((one, index) => (
        <>
          {index > 0 && ' or '}
          <Type schema={one} />
        </>
      ))}
    </>
  );
}

function boundsOf({ minimum, maximum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return maximum === undefined ? '' : `, ${maximum} at most`;
}

/** The fields of an object, those of the objects inside it under their paths; of anything else, what it may be. */
export function Fields({ schema }: { schema: JsonSchema }) {
  const rows = rowsOf(schema, '');
  if (rows.length === 0) {
    return (
      <p>
        <Type schema={schema} />
      </p>
    );
  }
  return (
    <table>
      <tbody>
        {rows.map(({ path, field, always }) => (
          <tr>
            <td>
              <code>{path}</code>
              {!always && '?'}
            </td>
            <td>
              <Type schema={field} />
            </td>
            <td>
              <Words text={field.description} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Row {
  path: string;
  field: JsonSchema;
  /** Whether it is there in every answer. */
  always: boolean;
}

function rowsOf({ properties = {}, required = [] }: JsonSchema, before: string): Row[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${before}${name}`;
    const row = { path, field, always: required.includes(name) };
    if (field.properties) return [row, ...rowsOf(field, `${path}.`)];
    return field.items?.properties ? [row, ...rowsOf(field.items, `${path}[].`)] : [row];
  });
}
