/**
 * The generator writes a schema out wherever it stands, with the name that `model/name-schemas.ts` gave it as `id`. Here
 * these become components, and what stands in their places refers to them. It also takes the end of a regular expression,
 * its flags, for a part of the pattern.
 */

type Json = Record<string, unknown>;

export function byReference<Document extends { components?: object }>(document: Document): Document {
  const schemas: Json = {};
  const folded = fold(document, schemas) as Document;
  return { ...folded, components: { ...folded.components, schemas } };
}

function fold(value: unknown, schemas: Json): unknown {
  if (Array.isArray(value)) return value.map((one) => fold(one, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const all = Object.entries(value).map(([key, inner]) => [
    key,
    key === 'pattern' && typeof inner === 'string' ? withoutFlags(inner) : fold(inner, schemas),
  ]);
  const { id, ...schema }: Json = Object.fromEntries(all);
  // A field of that name is a schema itself.
  if (typeof id !== 'string') return Object.fromEntries(all);
  return reference(id, schema, schemas);
}

function withoutFlags(pattern: string): string {
  return pattern.replace(/\/[a-z]+$/u, '');
}

/** What is said of the place, its description or that it may be null, stays there. */
function reference(name: string, { description, ...schema }: Json, schemas: Json): Json {
  const types = [schema.type].flat();
  const isNullable = types.length > 1 && types.includes('null');
  schemas[name] = isNullable ? { ...schema, type: types.find((type) => type !== 'null') } : schema;
  const $ref = `#/components/schemas/${name}`;
  const place = isNullable ? { anyOf: [{ $ref }, { type: 'null' }] } : { $ref };
  return description === undefined ? place : { ...place, description };
}
