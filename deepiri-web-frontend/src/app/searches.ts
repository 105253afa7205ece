type Asked = Record<string, unknown>;

/**
 * A rule for what an address asks for, by which alone it is shown. The router lays what a rule leaves over what stands there:
 * what the rule has dropped would still be read.
 */
export const only =
  <Search extends object>(rule: (asked: Asked) => Search) =>
  (asked: Asked): Search => ({
    ...Object.fromEntries(Object.keys(asked).map((name) => [name, undefined])),
    ...rule(asked),
  });

type SignSearch = { next?: string; problem?: string };

/** Any place; what is no address of this app leads to another. */
const HERE = 'http://here';
const SIGN = /^\/sign-(in|up)\/?$/;

/** Whether it leads to a page of this app that is there for who is signed in. */
function leadsIn(next: string): boolean {
  if (!next.startsWith('/') || !URL.canParse(next, HERE)) return false;
  const { origin, pathname } = new URL(next, HERE);
  try {
    return origin === HERE && !SIGN.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

/** Where to go after signing in: only addresses of this app. And what went wrong at a provider. */
export const signSearch = ({ next, problem }: Asked): SignSearch => ({
  ...(typeof next === 'string' && leadsIn(next) ? { next } : {}),
  ...(typeof problem === 'string' ? { problem } : {}),
});
