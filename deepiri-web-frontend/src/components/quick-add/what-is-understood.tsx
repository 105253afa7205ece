import { useTranslation } from 'react-i18next';
import type { Language } from '../../text/languages.ts';
import classes from './what-is-understood.module.css';

type Examples = Readonly<Record<string, readonly string[]>>;

/** Where it goes, and what one types for it. */
const marks: Record<Language, Examples> = {
  en: {
    when: ['today', 'tomorrow 5pm', 'fri', 'in 3 days', '24 Dec', '12/24'],
    repeats: ['every monday', 'mon wed fri', 'every last friday', 'every 2 weeks'],
    estimate: ['~45m', '~1h30', 'for 30 min'],
    label: ['#work'],
    project: ['+Garden', '+"Summer house"'],
    priority: ['!high', '!urgent'],
    difficulty: ['*hard', '*trivial'],
  },
  de: {
    when: ['heute', 'morgen um 9:30 Uhr', 'am Freitag', 'in 3 Tagen', '24.12.'],
    repeats: ['jeden Montag', 'Mo Mi Fr', 'jeden Werktag', 'alle 2 Wochen'],
    estimate: ['~45m', '~1h30', 'für 30 Minuten'],
    label: ['#arbeit'],
    project: ['+Garten', '+"Omas Garten"'],
    priority: ['!hoch', '!dringend'],
    difficulty: ['*schwer', '*trivial'],
  },
};

/** What quick-add understands, each with examples. */
export function WhatIsUnderstood() {
  const { t, i18n } = useTranslation();
  return (
    <dl className={classes.list}>
      {Object.entries(marks[i18n.language as Language]).map(([field, examples]) => (
        <div key={field} className={classes.line}>
          <dt>{t(`quickMarks.${field}`)}</dt>
          <dd>
            {examples.map((example) => (
              <code key={example}>{example}</code>
            ))}
            {field === 'label' ? <span className={classes.but}>{t('quickMarks.numbers')}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
