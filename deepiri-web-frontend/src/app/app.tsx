import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { SessionState } from 'deepiri-sdk';
import { useEffect } from 'react';
import { Toasts } from '../components/toasts/toasts.tsx';
import { api, onSignedOut } from '../data/client.ts';
import { forget, remember } from '../data/person.ts';
import { createQueryClient } from '../data/query-client.ts';
import { rememberVisit } from '../data/session.ts';
import { cssVariablesResolver, theme } from '../theme/theme.ts';
import { router } from './router.tsx';

const client = createQueryClient();
const colorScheme = localStorageColorSchemeManager({ key: 'deepiri.color-scheme' });

/** What one person has read must not be there for the next. */
function useForgetOnSignOut() {
  useEffect(() => {
    let last: string | null = null;
    const heard = ({ user }: SessionState) => {
      if (last && user?.id !== last) client.clear();
      if (user) {
        rememberVisit();
        remember(user);
      }
      last = user?.id ?? last;
    };
    // Who is here may be known before this is drawn.
    heard(api.session.current);
    const stops = [
      api.session.subscribe(heard),
      onSignedOut((reason) => {
        if (last) void forget(last, reason);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}

export function App() {
  useForgetOnSignOut();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
