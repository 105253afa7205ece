import { useTranslation } from 'react-i18next';
import classes from './what-is-understood.module.css';

/** Where it goes, and what one types for it. */
const marks = {
  when: ['today', 'tomorrow 5pm', 'fri', 'in 3 days', '24 Dec'],
  repeats: ['every monday', 'every 2 weeks'],
  estimate: ['~45m', '~1h30'],
  label: ['#work'],
  project: ['+Garden'],
  priority: ['!high', '!urgent'],
  difficulty: ['*hard', '*trivial'],
} as const;

/** What quick-add understands, each with examples. */
export function WhatIsUnderstood() {
  const { t } = useTranslation();
  return (
    <dl className={classes.list}>
      {Object.entries(marks).map(([field, examples]) => (
        <div key={field} className={classes.line}>
          <dt>{t(`quickMarks.${field}`)}</dt>
          <dd>
            {examples.map((example) => (
              <code key={example}>{example}</code>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
