/** The longest span of time that a task can be given, in minutes. */
export const MOST_MINUTES = 9_999;

const FORMS = /^(?:(\d+(?:[.,]\d+)?)\s*h(?:\s*(\d+)\s*(?:m|min)?)?|(\d+):([0-5]\d)|(\d+)\s*(?:m|min)?)$/i;

/** What somebody means who writes a span of time: `90`, `90m`, `1h30`, `1.5 h`, `1:30`. @returns minutes, from 1 to the most; null for anything else */
export function minutesOf(text: string): number | null {
  const form = FORMS.exec(text.trim());
  if (!form) return null;
  const [, hours, more = '0', ofClock, past = '0', alone] = form;
  const minutes = alone
    ? Number(alone)
    : ofClock
      ? Number(ofClock) * 60 + Number(past)
      : Math.round(Number((hours ?? '').replace(',', '.')) * 60) + Number(more);
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : null;
}
