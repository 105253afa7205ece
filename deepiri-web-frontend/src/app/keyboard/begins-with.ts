const letters = new Intl.Collator(undefined, { usage: 'search', sensitivity: 'base' });

const begins = (label: string, word: string) => letters.compare(label.trim().slice(0, word.length), word) === 0;

/**
 * Which of some choices is meant by what was typed. One letter, or the same again and again, goes on to the next.
 * @param from where the focus is; -1 for nowhere
 * @returns its index; -1 for none
 */
export function choiceFor(labels: readonly string[], word: string, from: number): number {
  const whole = labels.findIndex((label) => begins(label, word));
  const letter = word.slice(0, 1);
  if (word !== letter.repeat(word.length) || (word.length > 1 && whole !== -1)) return whole;
  const after = labels.findIndex((label, at) => at > from && begins(label, letter));
  return after === -1 ? labels.findIndex((label) => begins(label, letter)) : after;
}
