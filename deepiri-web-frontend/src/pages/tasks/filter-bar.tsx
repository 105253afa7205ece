import { useMediaQuery } from '@mantine/hooks';
import { type Completion, completionsAt, type FilterError } from 'deepiri-contracts/filter';
import type { TFunction } from 'i18next';
import { Funnel, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/keyboard/commands.ts';
import { actionFor, onlyOffer, taking } from '../../components/completion/completion.ts';
import { OfferList } from '../../components/completion/offer-list.tsx';
import { useChosen } from '../../components/completion/use-chosen.ts';
import { useProjects } from '../../data/projects.ts';
import { useLabels } from '../../data/tasks.ts';
import classes from './filter-bar.module.css';
import { useFilterLine } from './use-filter-line.ts';

const none: readonly never[] = [];

type Props = {
  filter: string;
  onLeave: () => void;
  /** Told whether the line says that it cannot be read. */
  onWrong: (wrong: boolean) => void;
  /** Told what the line says now, which the address follows only as far as it can be read. */
  onLine: (line: string) => void;
};

/** What is wrong, with the word that was meant where one is near. */
function wrongText({ code, values }: FilterError, t: TFunction): string {
  return t(`filterProblem.${code}`, { ...values, ...(values['near'] ? { context: 'near' } : {}) });
}

/** The line that says which tasks: it offers what can go on, and underlines what it cannot read. */
export function FilterBar({ filter, onLeave, onWrong, onLine }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 719px)');
  const [focused, setFocused] = useState(false);
  const known = useLabels(focused).data;
  const labels = useMemo(() => known?.map(({ label }) => label) ?? none, [known]);
  const named = useProjects().data;
  const projects = useMemo(() => named?.map(({ name }) => name) ?? none, [named]);
  const { draft, write, error: wrong, readable, submit, begin } = useFilterLine(filter);
  const [openedAt, openAt] = useState<number | null>(null);
  const offers = useMemo(
    () => (openedAt === null ? none : completionsAt(draft, openedAt, { labels, projects })),
    [draft, openedAt, labels, projects],
  );
  const { chosen, step } = useChosen(offers);
  const only = onlyOffer(draft, offers, { readable, known: [...labels, ...projects] });
  const close = () => openAt(null);
  const caret = useRef<number | null>(null);
  const open = offers.length > 0;
  const error = open ? null : wrong;
  const isWrong = wrong !== null;
  useEffect(() => onWrong(isWrong), [isWrong, onWrong]);
  useEffect(() => onLine(draft), [draft, onLine]);
  useCommand('list-filter', () => {
    field.current?.focus();
    field.current?.select();
  });

  const follow = () => {
    if (mirror.current && field.current) mirror.current.scrollLeft = field.current.scrollLeft;
  };
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
    follow();
  });
  const take = (offer: Completion) => {
    const next = taking(draft, offer);
    caret.current = next.caret;
    write(next.line);
    if (/[:<>=]$/.test(offer.insert)) openAt(next.caret);
    else close();
  };
  const clear = () => {
    write('');
    submit('');
    close();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const act = actionFor(event.key, { open, chosen: offers[chosen], first: offers[0], only });
    if (!act) return;
    event.preventDefault();
    if (act === 'open') openAt(event.currentTarget.selectionStart ?? draft.length);
    else if (act === 'next') step(1);
    else if (act === 'previous') step(-1);
    else if (act === 'close') close();
    else if (act === 'leave') onLeave();
    else if (act === 'submit') {
      close();
      submit();
    } else take(act);
  };

  return (
    <search className={classes.filter}>
      <div className={classes.line} data-wrong={error ? true : undefined}>
        <Funnel size={16} strokeWidth={1.8} className={classes.icon} aria-hidden />
        <div className={classes.text}>
          <div ref={mirror} className={classes.mirror} aria-hidden>
            {error ? (
              <>
                {draft.slice(0, error.start)}
                <mark>{draft.slice(error.start, error.end) || ' '}</mark>
                {draft.slice(error.end)}
              </>
            ) : (
              draft
            )}
          </div>
          <input
            ref={field}
            className={classes.field}
            type="text"
            role="combobox"
            aria-label={t('tasks.filter')}
            aria-expanded={open}
            aria-controls={open ? `${id}-list` : undefined}
            aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
            aria-autocomplete="list"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-wrong` : undefined}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            placeholder={t(narrow ? 'tasks.filterHintShort' : 'tasks.filterHint')}
            value={draft}
            onChange={({ target }) => {
              write(target.value);
              openAt(target.selectionStart ?? target.value.length);
            }}
            onKeyDown={onKeyDown}
            onFocus={() => {
              setFocused(true);
              begin();
            }}
            onBlur={close}
            onScroll={follow}
          />
        </div>
        {draft === '' ? (
          <kbd className={classes.key} aria-hidden>
            F
          </kbd>
        ) : (
          <button type="button" className={classes.clear} aria-label={t('tasks.filterClear')} onClick={clear}>
            <X size={15} strokeWidth={1.9} aria-hidden />
          </button>
        )}
      </div>
      {open ? (
        <OfferList
          id={id}
          label={t('tasks.suggestions')}
          offers={offers}
          chosen={chosen}
          mirror={mirror}
          firstKey={only ? '↵' : 'Tab'}
          onTake={take}
        />
      ) : null}
      <p id={`${id}-wrong`} className={classes.wrong} role="alert">
        {error ? t('tasks.wrong', { column: error.start + 1, message: wrongText(error, t) }) : null}
      </p>
    </search>
  );
}
