import { z } from 'zod';

/** The names under which the JSON Schema of a record and the description of the API refer to schemas. */
export function nameSchemas(schemas: Record<string, z.ZodType>): void {
  for (const [id, schema] of Object.entries(schemas)) z.globalRegistry.add(schema, { id });
}
