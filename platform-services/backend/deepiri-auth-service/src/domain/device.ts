/** Order matters: a browser names those that it descends from too. */
const programs: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\bHeadlessChrome\//, 'Chrome (headless)'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/\S+ .*Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** What a User-Agent tells: `device` is both in a short readable text, such as `Firefox on Linux`. */
export type Device = { device: string; program: string | null; system: string | null };

export function deviceOf(userAgent: string | undefined): Device {
  if (!userAgent?.trim()) return { device: 'Unknown device', program: null, system: null };
  const program = first(programs, userAgent) ?? productOf(userAgent) ?? null;
  const system = first(systems, userAgent) ?? null;
  const called = program ?? 'Unknown program';
  return { device: system ? `${called} on ${system}` : called, program, system };
}

function first(table: typeof programs, userAgent: string): string | undefined {
  return table.find(([pattern]) => pattern.test(userAgent))?.[1];
}

// Tools call themselves `name/version`; nothing else of what they send is shown.
function productOf(userAgent: string): string | undefined {
  const product = /^[\w.-]{1,40}/.exec(userAgent.trim())?.[0];
  return product === 'Mozilla' ? undefined : product;
}
