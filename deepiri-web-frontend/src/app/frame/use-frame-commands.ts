import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runLatest, toast } from '../../components/toasts/store.ts';
import { useCommand, wantNothing } from '../keyboard/commands.ts';

export type OverlayName = 'palette' | 'search' | 'help' | 'quick-add' | 'outbox' | 'field';
export type Overlay = {
  shown: OverlayName | null;
  /** What the row is about that had the focus, which has it again when the overlay has closed; null when none had. */
  row: string | null;
  show: (name: OverlayName) => void;
  hide: () => void;
};

const focusedTitle = () => document.activeElement?.closest('[data-row]')?.querySelector('a')?.textContent ?? null;

/**
 * What closes over the page gives the focus back to where it was, unless it went somewhere by itself.
 * @returns what to call before anything takes the focus
 */
function useFocusBack(covered: boolean): () => void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (!covered) return;
    return () => {
      window.requestAnimationFrame(() => {
        if (document.activeElement === document.body && before.current instanceof HTMLElement) before.current.focus();
      });
    };
  }, [covered]);
  return () => {
    if (!covered) before.current = document.activeElement;
  };
}

/** The commands that mean the same in every room. */
export function useFrameCommands(): Overlay {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const [shown, setShown] = useState<OverlayName | null>(null);
  const hide = useCallback(() => {
    wantNothing();
    setShown(null);
  }, []);
  const [row, setRow] = useState<string | null>(null);
  const noteFocus = useFocusBack(shown !== null);
  const show = (name: OverlayName) => {
    noteFocus();
    if (shown === null) setRow(focusedTitle());
    setShown(name);
  };

  useCommand('quick-add', () => show('quick-add'), 'frame');
  useCommand('palette', () => (shown === 'palette' ? hide() : show('palette')), 'frame');
  useCommand('search', () => show('search'), 'frame');
  useCommand('help', () => show('help'), 'frame');
  useCommand('outbox', () => show('outbox'), 'frame');
  useCommand('task-ahead', () => show('field'), 'frame');
  useCommand('undo', runLatest, 'frame');
  useCommand(
    'scheme',
    () => {
      const next = document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'light' : 'dark';
      setColorScheme(next);
      toast({ id: 'scheme', text: t('appearance.toggled', { scheme: t(`appearance.${next}`) }) });
    },
    'frame',
  );
  useCommand('go-today', () => void navigate({ to: '/' }), 'frame');
  useCommand('go-tasks', () => void navigate({ to: '/tasks' }), 'frame');
  useCommand('go-projects', () => void navigate({ to: '/projects' }), 'frame');
  useCommand('project-new', () => void navigate({ to: '/projects', search: { begin: 'new' } }), 'frame');
  useCommand('go-board', () => void navigate({ to: '/board' }), 'frame');
  useCommand('go-inbox', () => void navigate({ to: '/inbox' }), 'frame');
  useCommand('go-profile', () => void navigate({ to: '/profile' }), 'frame');
  useCommand('go-settings', () => void navigate({ to: '/settings' }), 'frame');
  useCommand('go-trash', () => void navigate({ to: '/trash' }), 'frame');
  return { shown, row, show, hide };
}
