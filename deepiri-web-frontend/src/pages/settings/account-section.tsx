import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { toast } from '../../components/toasts/store.ts';
import { api, problemCode } from '../../data/client.ts';
import { useMe } from '../../data/session.ts';
import { fieldErrors } from '../../text/problems.ts';
import { Room, room } from './room.tsx';

function PasswordForm() {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value ? null : t('sign.passwordMissing')),
      newPassword: (value) => (value.length >= 8 ? null : t('sign.passwordShort')),
    },
  });
  const change = useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) => api.call('changePassword', { body }),
    onSuccess: () => {
      form.reset();
      toast({ text: t('account.changed') });
    },
    onError: (error) => {
      const wrong = problemCode(error) === 'invalid_credentials';
      const errors = wrong ? { currentPassword: t('account.currentWrong') } : fieldErrors(error, t);
      form.setErrors(errors);
      const [first] = Object.keys(errors);
      if (first) form.getInputNode(first)?.focus();
    },
  });
  const show = { visibilityToggleButtonProps: { 'aria-label': t('sign.show'), tabIndex: 0 } };
  return (
    <form className={room.room} onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <PasswordInput
        label={t('account.current')}
        autoComplete="current-password"
        {...show}
        {...form.getInputProps('currentPassword')}
      />
      <PasswordInput
        label={t('account.next')}
        description={t('sign.passwordHint')}
        autoComplete="new-password"
        {...show}
        {...form.getInputProps('newPassword')}
      />
      <p className={room.bad} role="alert">
        {change.error && Object.keys(form.errors).length === 0
          ? t([`sign.${problemCode(change.error)}`, 'settings.saveFailed'])
          : null}
      </p>
      <div>
        <Button type="submit" loading={change.isPending}>
          {t('account.change')}
        </Button>
      </div>
    </form>
  );
}

function DeleteAccount() {
  const { t } = useTranslation();
  const me = useMe();
  const [asked, setAsked] = useState(false);
  const [typed, setTyped] = useState('');
  const remove = useMutation({ mutationFn: () => api.call('deleteMe') });
  if (!asked) {
    return (
      <div>
        <button type="button" className={button.danger} onClick={() => setAsked(true)}>
          {t('account.deleteButton')}
        </button>
      </div>
    );
  }
  return (
    <form
      className={room.room}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === me.email) remove.mutate();
      }}
    >
      <TextInput
        label={t('account.deleteConfirm')}
        placeholder={me.email}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p className={room.bad} role="alert">
        {remove.error ? t('settings.saveFailed') : null}
      </p>
      <div className={room.row}>
        <button type="submit" className={button.danger} disabled={typed.trim() !== me.email || remove.isPending}>
          {t('account.deleteDo')}
        </button>
        <button type="button" className={button.button} onClick={() => setAsked(false)}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}

export function AccountSection() {
  const { t } = useTranslation();
  return (
    <div>
      <Room title={t('account.password')} hint={t('account.passwordHint')}>
        <PasswordForm />
      </Room>
      <Room title={t('account.delete')} hint={t('account.deleteHint')}>
        <DeleteAccount />
      </Room>
    </div>
  );
}
