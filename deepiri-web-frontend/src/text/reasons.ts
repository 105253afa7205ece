import type { StreakDay, XpTerm } from 'deepiri-sdk';
import type { TFunction } from 'i18next';

/** Why a day counts or not. */
export function dayReasonText({ code, values }: Pick<StreakDay, 'code' | 'values'>, t: TFunction): string {
  const { days, completions, freezes } = values;
  return t(`dayReason.${code}`, {
    ...values,
    count: Number(completions ?? days ?? 0),
    freezes: t('dayReason.freezes', { count: Number(freezes ?? 0) }),
  });
}

const parts: Record<number, string> = { 0.5: 'half', 0.25: 'quarter' };

/** One term of an award, with why it is what it is. One that is newer than this app says it in the platform's words. */
export function termText(
  { name, value, values, reason = '' }: Omit<XpTerm, 'reason'> & { reason?: string },
  t: TFunction,
) {
  const said = { value, ...values };
  const older = () => t(`term.plain.${name}`, { value, defaultValue: reason });
  switch (name) {
    case 'urgent':
      return t('term.urgent', said);
    case 'reversal':
      return t('term.reversal', { value: -value });
    case 'difficulty':
      return values?.['difficulty'] ? t(`term.difficulty.${values['difficulty']}`, said) : older();
    case 'faster_than_estimate':
      return values?.['spent'] ? t('term.faster_than_estimate', said) : older();
    case 'streak':
      if (!values?.['days']) return older();
      return t(values['most'] ? 'term.streakMost' : 'term.streak', { value, count: Number(values['days']) });
    case 'diminishing': {
      if (!values?.['place']) return older();
      const factor = Number(values['factor']);
      const part = parts[factor] ? t(`term.${parts[factor]}`) : t('term.percent', { percent: factor * 100 });
      return t('term.diminishing', { part, count: Number(values['place']), ordinal: true });
    }
    default:
      return reason;
  }
}
