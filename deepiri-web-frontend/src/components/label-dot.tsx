const hues = ['#6e56cf', '#0f8a7e', '#e8963a', '#3b82c4', '#c2559d', '#6f9a35', '#b2703a', '#5b7083'];

/** The colour of a label: the same everywhere, from its name. */
export function hueOf(label: string): string {
  let sum = 7;
  for (const letter of label) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return hues[sum % hues.length] ?? '#5b7083';
}

export function LabelDot({ label }: { label: string }) {
  return <span aria-hidden style={{ width: 7, height: 7, borderRadius: 3, background: hueOf(label), flex: 'none' }} />;
}
