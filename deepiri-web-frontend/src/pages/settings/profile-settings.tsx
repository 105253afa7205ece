import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../components/toasts/store.ts';
import { useUpdateAccount } from '../../data/account-settings.ts';
import { draftOf } from '../../data/drafts.ts';
import { useMe } from '../../data/session.ts';
import { fieldErrors } from '../../text/problems.ts';
import { Room, room } from './room.tsx';

export function ProfileSettings() {
  const { t } = useTranslation();
  const me = useMe();
  const typed = draftOf(me.id, 'profile', { name: me.name, bio: me.bio });
  const save = useUpdateAccount();
  const form = useForm({
    initialValues: { name: me.name, bio: me.bio },
    onValuesChange: typed.keep,
    validate: { name: (value) => (value.trim() ? null : t('sign.nameMissing')) },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed before a reload comes back once
  useEffect(() => form.setValues(typed.read()), []);
  const submit = (values: { name: string; bio: string }) =>
    save.mutate(
      { name: values.name.trim(), bio: values.bio.trim() },
      {
        onSuccess: () => {
          typed.drop();
          form.resetDirty();
          toast({ id: 'saved', text: t('toast.saved') });
        },
        onError: (error) => form.setErrors(fieldErrors(error, t)),
      },
    );
  return (
    <Room title={t('settings.profile')} hint={t('profileForm.hint')}>
      <form onSubmit={form.onSubmit(submit)} className={room.room}>
        <TextInput label={t('profileForm.name')} autoComplete="name" maxLength={100} {...form.getInputProps('name')} />
        <Textarea
          label={t('profileForm.bio')}
          description={t('profileForm.bioHint')}
          maxLength={1000}
          rows={3}
          {...form.getInputProps('bio')}
        />
        <TextInput label={t('profileForm.email')} description={t('profileForm.emailHint')} value={me.email} readOnly />
        <p className={room.bad} role="alert">
          {save.error ? t('settings.saveFailed') : null}
        </p>
        <div>
          <Button type="submit" disabled={!form.isDirty()} loading={save.isPending}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Room>
  );
}
