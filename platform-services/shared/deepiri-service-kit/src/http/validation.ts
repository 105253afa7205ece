import type { ErrorObject, Options, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import {
  DATE_PATTERN,
  type FieldCode,
  HTTPS_PATTERN,
  NAME_PATTERN,
  type ProblemCode,
  type ProblemError,
  type ProblemField,
  problem,
  TITLE_PATTERN,
} from 'deepiri-contracts';
import type { FastifySchemaCompiler } from 'fastify';
import { whenAsked } from './when-asked.ts';

const MAX_REPORTED = 20;
/** Values in an input, and characters in one of its texts, up to which it is worth listing all that is wrong with it. */
const LARGEST_LISTED = 1_000;
const LONGEST_LISTED = 10_000;

const codes: Record<string, ProblemCode> = {
  body: 'invalid_body',
  querystring: 'invalid_query',
  params: 'invalid_path',
  headers: 'invalid_header',
};

const rules: Options = { allowUnionTypes: true, useDefaults: true };
// Infinity must not slip past the limits of a number.
const coercion: Options = { coerceTypes: true, strictNumbers: false };

const strict = createCompiler(rules);
const coercing = createCompiler({ ...rules, ...coercion });

/** Validates bodies as they are, and turns the text of query and path into what their schema asks for. */
export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  httpPart === 'body' ? strict(schema) : coercing(schema);

/** Checks a value outside of a route, such as one operation of a bulk request. Compiled once. @throws ProblemError invalid_body */
export function createBodyCheck<T>(schema: object): (body: unknown) => T {
  const validate = strict(schema);
  return (body) => {
    if (validate(body)) return body as T;
    throw invalid('body', validate.errors ?? []);
  };
}

type Validate = { (value: unknown): boolean; errors?: ErrorObject[] | null | undefined };

/**
 * Lists every failure of a small value and the first one of a large one: a mebibyte can be wrong in half a million
 * places, and a pattern that is harmless on 254 characters can take minutes on a text that is too long anyway.
 * A schema is compiled when the first value comes, for most of an installation's routes are not used on most days.
 */
function createCompiler(options: Options): (schema: object) => Validate {
  const stopping = whenAsked(() => withFormats(new Ajv(options)));
  const listing = whenAsked(() => withFormats(new Ajv({ ...options, allErrors: true })));
  return (schema) => {
    const first = whenAsked(() => stopping().compile(schema));
    const all = whenAsked(() => listing().compile(schema));
    const validate: Validate = (value) => {
      const passes = first();
      if (passes(value)) return true;
      validate.errors = isSmall(value) ? allErrors(all(), value) : passes.errors;
      return false;
    };
    return validate;
  };
}

function allErrors(lists: ValidateFunction, value: unknown) {
  lists(value);
  return lists.errors;
}

function isSmall(value: unknown): boolean {
  const rest = [value];
  for (let seen = 0; rest.length > 0; seen++) {
    const next = rest.pop();
    if (seen === LARGEST_LISTED || (typeof next === 'string' && next.length > LONGEST_LISTED)) return false;
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) rest.push(part);
  }
  return true;
}

function withFormats(ajv: Ajv): Ajv {
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv;
}

/** The problem for a failed validation: a pointer and a sentence per field. */
export function invalid(part: string, failures: readonly ErrorObject[]): ProblemError {
  const seen = new Set<string>();
  const errors: ProblemField[] = [];
  for (const failure of failures) {
    const pointer = pointerOf(failure);
    if (seen.has(pointer) || errors.length === MAX_REPORTED) continue;
    seen.add(pointer);
    errors.push({ pointer, message: messageOf(failure), ...factsOf(failure) });
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
    case 'maxProperties':
      return params['limit'] === 1 ? 'must have one field only' : `must have at most ${params['limit']} fields`;
    case 'format':
      return `must be ${formats[params['format'] as string] ?? params['format']}`;
    case 'pattern':
      return forms[String(params['pattern'])] ?? 'does not have the right form';
    default:
      return message ?? 'is not valid';
  }
}

/** The same as a code with its values, for an app that says it in its own words. */
function factsOf({ keyword, params }: ErrorObject): Pick<ProblemField, 'code' | 'values'> {
  const limit = Number(params['limit']);
  switch (keyword) {
    case 'additionalProperties':
      return { code: 'unknown_field' };
    case 'required':
      return { code: 'required' };
    case 'enum':
      return { code: 'not_one_of', values: { all: (params['allowedValues'] as unknown[]).join(', ') } };
    case 'type':
      return { code: 'wrong_type' };
    case 'minLength':
      return limit === 1 ? { code: 'empty' } : { code: 'too_short', values: { least: limit } };
    case 'maxLength':
      return { code: 'too_long', values: { most: limit } };
    case 'minItems':
      return { code: 'too_few_entries', values: { least: limit } };
    case 'maxItems':
      return { code: 'too_many_entries', values: { most: limit } };
    case 'uniqueItems':
      return { code: 'repeated' };
    case 'format':
      return { code: formatCodes[params['format'] as string] ?? 'wrong_form' };
    case 'pattern':
      return { code: formCodes[String(params['pattern'])] ?? 'wrong_form' };
    default:
      return {};
  }
}

const formCodes: Record<string, FieldCode> = {
  '\\S': 'blank',
  [NAME_PATTERN]: 'not_a_name',
  [HTTPS_PATTERN]: 'not_an_address',
  [TITLE_PATTERN]: 'not_a_title',
  [DATE_PATTERN]: 'not_a_date',
};
const formatCodes: Record<string, FieldCode> = {
  'date-time': 'not_a_time',
  date: 'not_a_date',
  uri: 'not_an_address',
};

/** What texts must be like, by pattern. */
const forms: Record<string, string> = {
  '\\S': 'must not be blank',
  [DATE_PATTERN]: 'must be a date in the years 1000 to 8999, such as 2026-11-24',
  [HTTPS_PATTERN]: 'must begin with https://',
  [NAME_PATTERN]: 'must have something to see, and no signs that control or turn text',
  [TITLE_PATTERN]: 'must have something to see, and no signs that control or turn text',
};

const formats: Record<string, string> = {
  'date-time': 'an RFC 3339 time such as 2026-11-24T17:00:00Z',
  date: 'a date such as 2026-11-24',
  uri: 'a full address such as https://example.org/picture.png',
};
