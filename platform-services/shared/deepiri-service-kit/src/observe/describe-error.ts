const DEEPEST = 5;

// What drivers and clients put into messages: credentials in URLs, bearer tokens, our own tokens, JWTs, e-mails.
const SECRETS: readonly [RegExp, string][] = [
  [/\/\/[^/\s:@]*:[^@\s/]+@/g, '//[secret]@'],
  [/\b(bearer|basic)\s+[\w~+/.=-]+/gi, '$1 [secret]'],
  [/\bdpi_[\w-]+/g, '[secret]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[secret]'],
  [/([\w-]*(?:password|passwd|secret|token|api_?key))(["']?\s*[=:]\s*["']?)[^\s"',;&}]+/gi, '$1$2[secret]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
];

type Described = { type: string; message: string; stack: string; code?: string; cause?: unknown; errors?: unknown[] };

/**
 * An error as it may stand in a log: kind, message, code, place in the code and causes, without secrets. Other fields of
 * an error are left out, because clients hang whole requests on theirs.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? withoutSecrets(error) : error;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const described: Described = {
    type: error.name,
    message: withoutSecrets(error.message),
    stack: withoutSecrets(error.stack ?? ''),
  };
  if (typeof code === 'string') described.code = code;
  if (depth >= DEEPEST) return described;
  if (cause !== undefined) described.cause = describeError(cause, depth + 1);
  if (Array.isArray(errors)) described.errors = errors.map((each) => describeError(each, depth + 1));
  return described;
}

/** The text with what looks like a secret or an e-mail blanked. */
function withoutSecrets(text: string): string {
  return SECRETS.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);
}
