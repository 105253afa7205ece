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

/** A short readable text for a User-Agent, such as `Firefox on Linux`. */
export function deviceOf(userAgent: string | undefined): string {
  if (!userAgent?.trim()) return 'Unknown device';
  const program = first(programs, userAgent) ?? productOf(userAgent);
  const system = first(systems, userAgent);
  return system ? `${program} on ${system}` : program;
}

function first(table: typeof programs, userAgent: string): string | undefined {
  return table.find(([pattern]) => pattern.test(userAgent))?.[1];
}

// Tools call themselves `name/version`; nothing else of what they send is shown.
function productOf(userAgent: string): string {
  const product = /^[\w.-]{1,40}/.exec(userAgent.trim())?.[0];
  return product && product !== 'Mozilla' ? product : 'Unknown program';
}
