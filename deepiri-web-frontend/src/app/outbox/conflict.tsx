import { SegmentedControl } from '@mantine/core';
import type { Task } from 'deepiri-sdk';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { type Choice, type Edit, joined } from '../../data/outbox/conflict.ts';
import type { Field } from '../../data/outbox/entry.ts';
import { valueText } from '../../pages/task/change-text.tsx';
import type { DiffField } from '../../pages/task/history-diff.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './conflict.module.css';
import { fieldName } from './entry-text.ts';

type Props = {
  edit: Edit;
  theirs: Task;
  fields: readonly Field[];
  onChoose: (choices: Partial<Record<Field, Choice>>) => void;
};

/** Both versions of what two people, or two devices, have changed: field by field, and the person chooses. */
export function Conflict({ edit, theirs, fields, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [choices, setChoices] = useState<Partial<Record<Field, Choice>>>({});
  const mine = edit.patch as Partial<Task>;
  const text = (field: Field, value: unknown) => valueText(field as DiffField, value, format, t);
  const optionsOf = (field: Field) => [
    { value: 'mine', label: t('waits.conflict.mine') },
    { value: 'theirs', label: t('waits.conflict.theirs') },
    ...(joined(field, mine[field], theirs[field]) === null ? [] : [{ value: 'both', label: t('waits.conflict.both') }]),
  ];
  return (
    <div className={classes.conflict}>
      <p className={classes.title}>{t('waits.conflict.title')}</p>
      {fields.map((field) => {
        const choice = choices[field] ?? 'mine';
        return (
          <div key={field} className={classes.field}>
            <div className={classes.head}>
              <h3 id={`${id}.${field}`}>{fieldName(field, t)}</h3>
              <SegmentedControl
                size="xs"
                aria-label={t('waits.conflict.choose', { field: fieldName(field, t) })}
                data={optionsOf(field)}
                value={choice}
                onChange={(value) => setChoices({ ...choices, [field]: value as Choice })}
              />
            </div>
            <dl className={classes.values}>
              <div data-chosen={choice !== 'theirs' || undefined}>
                <dt>{t('waits.conflict.mine')}</dt>
                <dd>{text(field, mine[field])}</dd>
              </div>
              <div data-chosen={choice !== 'mine' || undefined}>
                <dt>{t('waits.conflict.theirs')}</dt>
                <dd>{text(field, theirs[field])}</dd>
              </div>
            </dl>
          </div>
        );
      })}
      <button
        type="button"
        className={`${button.primary} ${button.small}`}
        aria-label={t('waits.conflict.applyNamed', { title: theirs.title })}
        onClick={() => onChoose(choices)}
      >
        {t('waits.conflict.apply')}
      </button>
    </div>
  );
}
