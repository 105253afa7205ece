import { Menu, Popover } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { TaskView } from 'deepiri-sdk';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { toast } from '../../components/toasts/store.ts';
import { useViewActions } from '../../data/views.ts';
import { NameForm } from './name-form.tsx';
import { searchOf, shownBy, type TasksSearch } from './search.ts';
import toolbar from './toolbar.module.css';
import { positionBeside } from './view-order.ts';
import classes from './view-tabs.module.css';

type Naming = 'rename' | 'copy' | null;
export type ViewMenuProps = {
  view: TaskView;
  views: readonly TaskView[];
  search: TasksSearch;
  /** Whether its filter can be read, and so be saved. */
  isReadable: boolean;
  isChanged: boolean;
};

/** What can be done to the view that is open. */
export function ViewMenu({ view, views, search, isReadable, isChanged }: ViewMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { create, update, remove } = useViewActions();
  const [naming, setNaming] = useState<Naming>(null);
  /** Asked for in the menu, which gives the focus back before anything else can take it. */
  const [next, setNext] = useState<Naming>(null);
  const move = (step: 1 | -1) => {
    const position = positionBeside(views, view, step);
    return position === null ? undefined : () => update(view, { position });
  };
  const name = (given: string) => {
    if (naming === 'rename') return update(view, { name: given }, () => setNaming(null));
    create(
      { name: given, ...shownBy(search) },
      {
        onSuccess: (made) => {
          setNaming(null);
          toast({ text: t('views.saved'), strong: made.name });
          void navigate({ to: '/tasks', search: searchOf(made), replace: true });
        },
      },
    );
  };
  const unless = isReadable ? {} : { disabled: true, title: t('views.unreadable') };
  const [left, right] = [move(-1), move(1)];
  const keep = () => update(view, shownBy(search));
  const revert = () => void navigate({ to: '/tasks', search: searchOf(view) });
  const discard = () => {
    remove(view);
    void navigate({ to: '/tasks', search: {} });
  };
  useCommand('view-rename', () => setNaming('rename'));
  useCommand('view-copy', isChanged && isReadable && (() => setNaming('copy')));
  useCommand('view-revert', isChanged && revert);
  useCommand('view-left', left ?? false);
  useCommand('view-right', right ?? false);
  useCommand('view-delete', discard);
  return (
    <Popover
      opened={naming !== null}
      onChange={(open) => (open ? undefined : setNaming(null))}
      position="bottom-start"
      trapFocus
      returnFocus
    >
      <Menu
        position="bottom-start"
        width={220}
        returnFocus
        onExitTransitionEnd={() => {
          setNaming(next);
          setNext(null);
        }}
      >
        <Popover.Target>
          <Menu.Target>
            <button type="button" className={classes.more} aria-label={t('views.more', { name: view.name })}>
              <Ellipsis size={15} aria-hidden />
            </button>
          </Menu.Target>
        </Popover.Target>
        <Menu.Dropdown>
          {isChanged ? (
            <>
              <Menu.Item onClick={keep} {...unless}>
                {t('views.update', { name: view.name })}
              </Menu.Item>
              <Menu.Item onClick={() => setNext('copy')} {...unless}>
                {t('views.saveAs')}
              </Menu.Item>
              <Menu.Item onClick={revert}>{t('views.revert', { name: view.name })}</Menu.Item>
              <Menu.Divider />
            </>
          ) : null}
          <Menu.Item onClick={() => setNext('rename')}>{t('views.rename')}</Menu.Item>
          {left ? <Menu.Item onClick={left}>{t('views.left')}</Menu.Item> : null}
          {right ? <Menu.Item onClick={right}>{t('views.right')}</Menu.Item> : null}
          <Menu.Divider />
          <Menu.Item color="var(--bad)" onClick={discard}>
            {t('views.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Popover.Dropdown className={toolbar.pop} aria-label={t('views.name')}>
        <NameForm key={naming} name={naming === 'rename' ? view.name : ''} onName={name} />
      </Popover.Dropdown>
    </Popover>
  );
}
