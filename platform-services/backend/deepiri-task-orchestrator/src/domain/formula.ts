// What a spreadsheet takes for the beginning of a formula, in full width too.
const SIGN = '[=+\\-@\\t\\r＝＋－＠]';
const FORMULA = new RegExp(`^'*${SIGN}`);
const GUARDED = new RegExp(`^'+${SIGN}`);

/** The text of a cell with a quote in front, where it would be a formula otherwise, or would look guarded already. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What was guarded. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
