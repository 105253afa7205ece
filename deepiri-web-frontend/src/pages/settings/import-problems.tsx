import type { ImportProblem } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import classes from './import-room.module.css';

/** What was not understood: where, what, and what to do. */
export function Problems({ problems, count }: { problems: readonly ImportProblem[]; count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <details className={classes.problems} open={count <= 5}>
      <summary>{t('yourData.problems', { count })}</summary>
      <ul>
        {problems.map(({ line, column, message, remedy, effect }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of one answer never changes
          <li key={at}>
            <span className={classes.where}>
              {[line === null ? null : t('yourData.line', { line }), column].filter(Boolean).join(', ')}
            </span>
            <span>
              {message} {remedy}
            </span>
            {effect === 'row_left_out' ? <span className={classes.out}>{t('yourData.rowLeftOut')}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
