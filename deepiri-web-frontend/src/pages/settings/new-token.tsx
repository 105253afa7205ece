import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { TokenScope } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { focusNow } from '../../app/keyboard/typed-ahead.ts';
import button from '../../components/button.module.css';
import { useCreateToken } from '../../data/access.ts';
import { fieldErrors } from '../../text/problems.ts';
import classes from './new-token.module.css';
import { room } from './room.tsx';

const scopes: readonly TokenScope[] = [
  'tasks:read',
  'tasks:write',
  'gamification:read',
  'notifications:read',
  'notifications:write',
  'users:read',
  'users:write',
];
const lives = ['30', '90', '365', 'never'] as const;
const DAY = 86_400_000;

type Values = { name: string; scopes: TokenScope[]; life: string };

/** The form of a new token: a name, what it may, how long. */
export function NewToken({
  onCancel,
  onCreated,
}: {
  onCancel: () => void;
  onCreated: (token: { name: string; token: string }) => void;
}) {
  const { t } = useTranslation();
  const create = useCreateToken();
  const form = useForm<Values>({
    initialValues: { name: '', scopes: ['tasks:read'], life: '90' },
    validate: {
      name: (value) => (value.trim() ? null : t('tokens.pickName')),
      scopes: (value) => (value.length > 0 ? null : t('tokens.pickScope')),
    },
  });
  const submit = ({ name, scopes: chosen, life }: Values) =>
    create.mutate(
      {
        name: name.trim(),
        scopes: chosen,
        expiresAt: life === 'never' ? null : new Date(Date.now() + Number(life) * DAY).toISOString(),
      },
      { onSuccess: onCreated, onError: (error) => form.setErrors(fieldErrors(error, t)) },
    );
  return (
    <form className={classes.form} onSubmit={form.onSubmit(submit)}>
      <TextInput
        label={t('tokens.name')}
        placeholder={t('tokens.namePlaceholder')}
        ref={focusNow}
        maxLength={100}
        {...form.getInputProps('name')}
      />
      <Checkbox.Group label={t('tokens.scopes')} {...form.getInputProps('scopes')}>
        <div className={classes.scopes}>
          {scopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(`tokens.scope.${scope}`)} size="xs" />
          ))}
        </div>
      </Checkbox.Group>
      <Select
        label={t('tokens.expires')}
        allowDeselect={false}
        data={lives.map((value) => ({
          value,
          label: value === 'never' ? t('tokens.never') : t('tokens.days', { count: Number(value) }),
        }))}
        {...form.getInputProps('life')}
      />
      <p className={room.bad} role="alert">
        {create.error ? t('settings.saveFailed') : null}
      </p>
      <div className={room.row}>
        <Button type="submit" loading={create.isPending}>
          {t('tokens.create')}
        </Button>
        <button type="button" className={button.button} onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
