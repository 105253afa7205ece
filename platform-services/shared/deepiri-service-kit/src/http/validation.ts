import type { ErrorObject, Options } from 'ajv';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { type ProblemCode, type ProblemError, problem } from 'deepiri-contracts';
import type { FastifySchemaCompiler } from 'fastify';

const MAX_REPORTED = 20;
/** No text that a pattern is for may be as long. */
const LONGEST_MATCHED = 10_000;

const codes: Record<string, ProblemCode> = {
  body: 'invalid_body',
  querystring: 'invalid_query',
  params: 'invalid_path',
  headers: 'invalid_header',
};

/**
 * A pattern that does not look at texts of any length. Because all failures are listed, a text that is too long is
 * matched all the same, and a pattern that is harmless on 254 characters can take minutes on a mebibyte.
 */
export function boundedPattern(pattern: string, flags: string) {
  const expression = new RegExp(pattern, flags);
  return {
    test: (text: string) => text.length <= LONGEST_MATCHED && expression.test(text),
    // Compiled schemas tell patterns apart by this.
    toString: () => String(expression),
  };
}

const options: Options = {
  allErrors: true,
  allowUnionTypes: true,
  useDefaults: true,
  code: { regExp: Object.assign(boundedPattern, { code: 'boundedPattern' }) },
};

/** Validates bodies as they are, and turns the text of query and path into what their schema asks for. */
export function createValidatorCompiler(): FastifySchemaCompiler<object> {
  const strict = withFormats(new Ajv(options));
  const coercing = withFormats(new Ajv({ ...options, coerceTypes: true }));
  return ({ schema, httpPart }) => (httpPart === 'body' ? strict : coercing).compile(schema);
}

/** Checks a value outside of a route, such as one operation of a bulk request. Compiled once. @throws ProblemError invalid_body */
export function createBodyCheck<T>(schema: object): (body: unknown) => T {
  const validate = withFormats(new Ajv(options)).compile(schema);
  return (body) => {
    if (validate(body)) return body as T;
    throw invalid('body', validate.errors ?? []);
  };
}

function withFormats(ajv: Ajv): Ajv {
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv;
}

/** The problem for a failed validation: a pointer and a sentence per field. */
export function invalid(part: string, failures: readonly ErrorObject[]): ProblemError {
  const seen = new Set<string>();
  const errors: { pointer: string; message: string }[] = [];
  for (const failure of failures) {
    const pointer = pointerOf(failure);
    if (seen.has(pointer) || errors.length === MAX_REPORTED) continue;
    seen.add(pointer);
    errors.push({ pointer, message: messageOf(failure) });
  }
  const first = errors[0];
  const where = first && first.pointer !== '' ? first.pointer.slice(1).replaceAll('/', '.') : 'It';
  return problem(codes[part] ?? 'invalid_body', first ? `${where} ${first.message}.` : undefined, { errors });
}

function pointerOf({ instancePath, params }: ErrorObject): string {
  const name = params['additionalProperty'] ?? params['missingProperty'];
  return name === undefined
    ? instancePath
    : `${instancePath}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function messageOf({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties':
      return 'is not a field here; remove it';
    case 'required':
      return 'is required';
    case 'enum':
      return `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}`;
    case 'type':
      return `must be ${[params['type']].flat().join(' or ')}`;
    case 'minLength':
      return params['limit'] === 1 ? 'must not be empty' : `must have at least ${params['limit']} characters`;
    case 'maxLength':
      return `must have at most ${params['limit']} characters`;
    case 'maxItems':
      return `must have at most ${params['limit']} entries`;
    case 'minItems':
      return `must have at least ${params['limit']} entries`;
    case 'uniqueItems':
      return 'must not contain the same entry twice';
    case 'minProperties':
      return 'must have at least one field';
    case 'format':
      return `must be ${formats[params['format'] as string] ?? params['format']}`;
    case 'pattern':
      return params['pattern'] === '\\S' ? 'must not be blank' : 'does not have the right form';
    default:
      return message ?? 'is not valid';
  }
}

const formats: Record<string, string> = {
  'date-time': 'an RFC 3339 time such as 2026-11-24T17:00:00Z',
  date: 'a date such as 2026-11-24',
  uri: 'a full address such as https://example.org/picture.png',
};
