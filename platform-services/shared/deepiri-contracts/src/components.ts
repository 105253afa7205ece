import type { TSchema } from 'typebox';

export type JsonObject = { [key: string]: unknown };

/** The schema with everything titled in it replaced by references. @throws Error when a title is used for two different schemas */
export type Refer = (schema: TSchema | JsonObject) => JsonObject;

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );

/**
 * Collects titled schemas under `#/components/schemas`, so that each is written once and keeps its name in generated clients.
 * A title with spaces is not a name and stays in place.
 */
export function schemaComponents() {
  const schemas: Record<string, JsonObject> = {};
  const sources = new Map<string, string>();

  const isNew = (name: string, schema: JsonObject) => {
    const source = canonical(schema);
    const known = sources.get(name);
    if (known !== undefined && known !== source) throw new Error(`Two different schemas carry the title ${name}`);
    sources.set(name, source);
    return known === undefined;
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return refer(value as TSchema);
  };
  const inside = (schema: object) =>
    Object.fromEntries(
      Object.entries(schema).map(([key, part]) => [key, key === 'properties' ? fields(part) : walk(part)]),
    );
  const fields = (properties: object) =>
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, walk(schema)]));

  const refer: Refer = (schema) => {
    const { title } = schema as { title?: unknown };
    if (typeof title !== 'string' || /[^\w.-]/.test(title)) return inside(schema);
    if (isNew(title, schema as JsonObject)) {
      schemas[title] = {};
      schemas[title] = inside(schema);
    }
    return { $ref: `#/components/schemas/${title}` };
  };
  return { schemas, refer };
}
