import { type Static, type TSchema, Type } from 'typebox';

/** One of the given strings, as a plain JSON Schema `enum` of type string. */
export function oneOf<const T extends readonly string[]>(
  values: T,
  options: { description?: string; title?: string } = {},
) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: values, ...options });
}

/** The schema or null. Keeps the constraints of a simple schema, so that messages stay readable (no `anyOf`). */
export function nullable<T extends TSchema>(schema: T) {
  const plain = schema as unknown as { type?: string; enum?: readonly unknown[]; title?: string };
  if (typeof plain.type !== 'string' || plain.title)
    return Type.Unsafe<Static<T> | null>({ anyOf: [schema, { type: 'null' }] });
  return Type.Unsafe<Static<T> | null>({
    ...schema,
    type: [plain.type, 'null'],
    ...(plain.enum ? { enum: [...plain.enum, null] } : {}),
  });
}

/** An object that takes no other fields; `title` names it in the generated API documents. */
export function record<P extends Record<string, TSchema>>(title: string, properties: P) {
  return Type.Object(properties, { title, additionalProperties: false });
}

/** RFC 3339 instant. Answers are always UTC (`Z`); requests may carry an offset. */
export const Instant = Type.String({ format: 'date-time', maxLength: 40 });

/** Years whose neighbours have four digits too: what lies beyond them, no calendar reads. */
export const DATE_PATTERN = '^[1-8]\\d{3}-\\d{2}-\\d{2}$';

/** A calendar date without a time, in the user's own zone. */
export const LocalDate = Type.String({ format: 'date', pattern: DATE_PATTERN });

/** IANA time zone name, such as `Europe/Berlin`. That the zone exists is checked by the service. */
export const TimeZone = Type.String({ minLength: 1, maxLength: 64 });

/** `HH:MM`, 24 hours. */
export const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

export const Minutes = Type.Integer({ minimum: 0, maximum: 525_600 });

/** A prefixed UUID, such as `tsk_0190…`. */
export function idOf(prefix: string) {
  return Type.String({ pattern: `^${prefix}_[0-9a-f-]{36}$`, maxLength: 48 });
}

/** The numbers and words in a sentence, so that an app can say it in its own language. */
export const Facts = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));
export type Facts = Static<typeof Facts>;

/** Query parameters that every list takes. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
};

/** One page of a list; `nextCursor` is null on the last page. */
export function pageOf<T extends TSchema>(title: string, item: T) {
  return record(title, { items: Type.Array(item), nextCursor: nullable(Type.String()) });
}
