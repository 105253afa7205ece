import type { ImportProblem } from 'deepiri-sdk';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ToldImport } from '../../data/portability.ts';
import classes from './import-room.module.css';

/** What was not understood: where, what, and what to do. */
export function Problems({ problems, count }: { problems: ToldImport['problems']; count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <details className={classes.problems} open={count <= 5}>
      <summary>{t('yourData.problems', { count })}</summary>
      <ul>
        {problems.map(({ file, line, column, effect, ...problem }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of one answer never changes
          <li key={at}>
            <span className={classes.where}>
              {[file, line === null ? null : t('yourData.line', { line }), column].filter(Boolean).join(', ')}
            </span>
            <span>{problemText(problem, t)}</span>
            {effect === 'row_left_out' ? <span className={classes.out}>{t('yourData.rowLeftOut')}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What was not understood in a file, and what to do; with what is wrong with a field, where that is known. */
function problemText({ code, values }: Pick<ImportProblem, 'code' | 'values'>, t: TFunction): string {
  const { fieldCode } = values;
  const field = fieldCode === undefined ? [] : [t([`field.${fieldCode}`, 'field.invalid'], values)];
  return [...field, t([`importProblem.${code}`, 'refusal.invalid_body'], values)].join(' ');
}
