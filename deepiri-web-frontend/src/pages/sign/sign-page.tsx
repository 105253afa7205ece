import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GoTo } from '../../components/go-to.tsx';
import { Mark } from '../../components/mark.tsx';
import { api, problemCode } from '../../data/client.ts';
import { draftOf, NOBODY } from '../../data/drafts.ts';
import { begin } from '../../data/person.ts';
import { beenHere, useSession } from '../../data/session.ts';
import { fieldErrors, refusalText } from '../../text/problems.ts';
import { Providers } from './providers.tsx';
import { Scene } from './scene.tsx';
import classes from './sign-page.module.css';

const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
const hereZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Who somebody is, typed before a reload; the same for both pages. */
const typed = () => draftOf(NOBODY, 'sign', { name: '', email: '' });
const keepTyped = ({ name = '', email }: { name?: string; email: string }) => typed().keep({ name, email });

/** Sends the form once; keeps what went wrong in words. */
function useSend<T extends Record<string, unknown>>(
  send: (values: T) => Promise<unknown>,
  setErrors: (errors: Record<string, string>) => void,
) {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (values: T) => {
    setPending(true);
    setError(null);
    try {
      await send(values);
      typed().drop();
    } catch (problem) {
      const taken: Record<string, string> =
        problemCode(problem) === 'email_taken' ? { email: t('sign.email_taken') } : {};
      const fields = { ...fieldErrors(problem, t), ...taken };
      setErrors(fields);
      if (Object.keys(fields).length === 0)
        setError(t([`sign.${problemCode(problem)}`, 'sign.other'], { detail: refusalText(problem, t) }));
      setPending(false);
    }
  };
  return { submit, pending, error };
}

/** The form comes first; what is behind it is fetched while it is filled in. */
const AHEAD_AFTER_MS = 1_500;

function useTodayAtHand() {
  const router = useRouter();
  useEffect(() => {
    const timer = window.setTimeout(() => void router.preloadRoute({ to: '/' }).catch(() => undefined), AHEAD_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [router]);
}

function Shell({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const { next } = useSearch({ strict: false });
  useTodayAtHand();
  useEffect(() => {
    document.title = t('app.title', { page: title });
    begin();
  }, [t, title]);
  if (user) return <GoTo to={next ?? '/'} />;
  return (
    <main className={classes.page}>
      <div className={classes.side}>
        <div className={classes.form}>
          <span className={classes.brand}>
            <Mark size={26} />
            {t('app.name')}
          </span>
          <h1 className={classes.title}>{title}</h1>
          <p className={classes.text}>{text}</p>
          {children}
          <Providers />
        </div>
      </div>
      <Scene />
    </main>
  );
}

export function SignInPage() {
  const { t } = useTranslation();
  const [known] = useState(beenHere);
  const { next } = useSearch({ strict: false });
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: typed().read().email, password: '' },
    onValuesChange: keepTyped,
    validate: {
      email: (value) => (looksLikeEmail(value) ? null : t('sign.emailInvalid')),
      password: (value) => (value ? null : t('sign.passwordMissing')),
    },
  });
  const { submit, pending, error } = useSend(
    ({ email, password }: { email: string; password: string }) => api.signIn({ email: email.trim(), password }),
    form.setErrors,
  );
  return (
    <Shell title={t(known ? 'sign.inTitle' : 'sign.firstTitle')} text={t(known ? 'sign.inText' : 'sign.firstText')}>
      <form className={classes.fields} onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <TextInput
          label={t('sign.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('sign.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('sign.show'), tabIndex: 0 }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <p className={classes.error} role="alert">
          {error}
        </p>
        <Button type="submit" loading={pending} fullWidth h={38}>
          {t('sign.in')}
        </Button>
      </form>
      <p className={classes.other}>
        {t('sign.noAccount')}{' '}
        <Link to="/sign-up" search={next ? { next } : {}}>
          {t('sign.up')}
        </Link>
      </p>
    </Shell>
  );
}

export function SignUpPage() {
  const { t } = useTranslation();
  const { next } = useSearch({ strict: false });
  const zone = hereZone();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { ...typed().read(), password: '' },
    onValuesChange: keepTyped,
    validate: {
      name: (value) => (value.trim() ? null : t('sign.nameMissing')),
      email: (value) => (looksLikeEmail(value) ? null : t('sign.emailInvalid')),
      password: (value) => (value.length >= 8 ? null : t('sign.passwordShort')),
    },
  });
  const { submit, pending, error } = useSend(
    ({ name, email, password }: { name: string; email: string; password: string }) =>
      api.register({ name: name.trim(), email: email.trim(), password, timeZone: zone }),
    form.setErrors,
  );
  return (
    <Shell title={t('sign.upTitle')} text={t('sign.upText')}>
      <form className={classes.fields} onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <TextInput
          label={t('sign.name')}
          autoComplete="name"
          autoFocus
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('sign.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('sign.password')}
          description={form.errors['password'] ? undefined : t('sign.passwordHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('sign.show'), tabIndex: 0 }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <p className={classes.error} role="alert">
          {error}
        </p>
        <Button type="submit" loading={pending} fullWidth h={38}>
          {t('sign.up')}
        </Button>
      </form>
      <p className={classes.zone}>{t('sign.zone', { zone: zone.replaceAll('_', ' ') })}</p>
      <p className={classes.other}>
        {t('sign.haveAccount')}{' '}
        <Link to="/sign-in" search={next ? { next } : {}}>
          {t('sign.in')}
        </Link>
      </p>
    </Shell>
  );
}
