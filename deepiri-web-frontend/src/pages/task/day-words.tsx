import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusNow, takeTyped } from '../../app/keyboard/typed-ahead.ts';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import classes from './day-words.module.css';
import { useDayWords } from './use-day-words.ts';

export type Timed = {
  /** The day that is meant where only a time is said. */
  day: string | undefined;
  /** An instant whose time of day stays where only a day is said; null for none. */
  kept: string | null;
  /** Whether it is for several, each of which keeps its own. */
  each?: boolean;
};

type Props = {
  /** What the day is for. */
  label: string;
  /** Where a time means something too. */
  timed?: Timed;
  /** @param at the instant that was said; without a time, the end of the day */
  onChoose: (day: string, at: string) => void;
  /** Days in one click. */
  near: ReactNode;
  /** @param typed the day that is being typed, once it is understood */
  children: (typed: string | null) => ReactNode;
};

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

function textOf(at: string, format: Format, timed: boolean): string {
  const isTime = timed && !format.isWholeDay(at);
  const date = isTime ? format.dateOf(at) : format.dayOf(at);
  const year = date.slice(0, 4) === format.today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const day = format.calendar(date, { ...DAY, ...year });
  return isTime ? `${day}, ${format.time(at)}` : day;
}

/** Which way the focus goes between the words, the near days and the calendar. */
function next(box: HTMLElement, key: string, isBlank: boolean): HTMLElement | null {
  const field = box.querySelector<HTMLElement>('input');
  const near = [...box.querySelectorAll<HTMLElement>('[data-near] button')];
  const at = near.indexOf(document.activeElement as HTMLElement);
  if (document.activeElement === field)
    return key === 'ArrowDown' || (key === 'ArrowRight' && isBlank) ? (near[0] ?? null) : null;
  if (at === -1) return null;
  if (key === 'ArrowUp') return field;
  if (key === 'ArrowDown') return box.querySelector<HTMLElement>('td button[tabindex="0"]');
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  return step ? ((at + step < 0 ? field : near[at + step]) ?? null) : null;
}

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

/** A day in words, as quick-add reads them, above the days that can be pressed. Letters always go to the words. */
export function DayWords({ label, timed, onChoose, near, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const told = useId();
  const box = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  const [refused, refuse] = useState(false);
  const { found, isAway, read } = useDayWords(words, timed?.day);
  const latest = useRef<string | null>(words);
  useEffect(() => {
    latest.current = words;
    return () => {
      latest.current = null;
    };
  }, [words]);
  const isBlank = words.trim() === '';
  // There the keys of the screen would cover the calendar.
  const isTouch = window.matchMedia('(pointer: coarse)').matches;

  const enter = async () => {
    const at = await read();
    // One has typed on, or left, or it cannot be read, which is told.
    if (latest.current !== words || at === undefined) return;
    if (at === null) refuse(true);
    else onChoose(format.dayOf(at), at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isField = event.target instanceof HTMLInputElement;
    const to = box.current ? next(box.current, event.key, isBlank) : null;
    if (to) {
      event.preventDefault();
      to.focus();
    } else if (!isField && isLetter(event)) box.current?.querySelector('input')?.focus();
  };
  const said = (at: string) => {
    const text = textOf(at, format, timed !== undefined);
    if (timed?.each && format.isWholeDay(at)) return t('dayWords.ownTimes', { when: text });
    if (!timed?.kept || !format.isWholeDay(at)) return text;
    return t('dayWords.asBefore', { when: `${text}, ${format.time(timed.kept)}` });
  };
  const message = () => {
    if (isBlank) return t('dayWords.such');
    if (found) return said(found);
    if (isAway) return t('dayWords.away');
    return found === null ? t('dayWords.nothing') : '';
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and the buttons in it
    <div ref={box} onKeyDown={onKeyDown}>
      <input
        ref={isTouch ? undefined : focusNow}
        className={classes.words}
        type="text"
        autoComplete="off"
        enterKeyHint="done"
        data-autofocus={isTouch ? undefined : true}
        value={words}
        placeholder={t('dayWords.type')}
        aria-label={t('dayWords.label', { field: label })}
        aria-invalid={refused || undefined}
        aria-describedby={told}
        onFocus={() => {
          const typed = takeTyped();
          if (typed !== '') setWords(words + typed);
        }}
        onChange={({ target }) => {
          setWords(target.value);
          refuse(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (!isBlank) void enter();
        }}
      />
      <p
        id={told}
        className={classes.told}
        role={refused ? 'alert' : 'status'}
        data-found={(!isBlank && Boolean(found)) || undefined}
        data-refused={refused || undefined}
      >
        {message()}
      </p>
      <div data-near tabIndex={isTouch ? -1 : undefined} data-autofocus={isTouch || undefined}>
        {near}
      </div>
      {children(!isBlank && found ? format.dayOf(found) : null)}
    </div>
  );
}
