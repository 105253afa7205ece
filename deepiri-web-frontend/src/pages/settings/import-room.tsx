import { Link } from '@tanstack/react-router';
import { ProblemResponse } from 'deepiri-sdk';
import type { TFunction } from 'i18next';
import { FileUp } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { Skeleton } from '../../components/states.tsx';
import { problemCode } from '../../data/client.ts';
import { InFile } from '../../data/portability.ts';
import { WrongFile } from '../../data/read-file.ts';
import { type ImportState, useImport } from '../../data/use-import.ts';
import { ImportPreview } from './import-preview.tsx';
import { Problems } from './import-problems.tsx';
import classes from './import-room.module.css';
import { Room, room } from './room.tsx';

/** Choose a file, see what it would be, do it, and take it back. */
export function ImportRoom() {
  const { t } = useTranslation();
  const { state, choose, setProject, setColumns, run, undo, reset } = useImport();
  const heading = useRef<HTMLDivElement>(null);
  const { at } = state;
  // A step replaces the one before; whoever reads by ear or key goes on where it begins.
  useEffect(() => {
    if (at === 'shown' || at === 'done' || at === 'undone') heading.current?.focus({ preventScroll: true });
  }, [at]);
  return (
    <Room title={t('yourData.import')} hint={t('yourData.importHint')}>
      {at === 'choose' ? <Choose onFiles={(files) => void choose(files)} error={state.error} /> : null}
      <div ref={heading} tabIndex={-1} className={classes.step} aria-live="polite">
        {at === 'looking' ? (
          <>
            <p className={room.small}>{t('yourData.looking', { name: state.name })}</p>
            <Skeleton rows={3} height={28} />
          </>
        ) : null}
        {at === 'shown' ? (
          <ImportPreview
            {...state}
            onProject={setProject}
            onColumns={(columns) => void setColumns(columns)}
            onRun={() => void run()}
            onReset={reset}
          />
        ) : null}
        {at === 'importing' ? <Progress {...state} /> : null}
        {at === 'done' ? <Done {...state} onUndo={() => void undo()} onReset={reset} /> : null}
        {at === 'undone' ? (
          <div className={classes.card}>
            <p className={room.name}>{t('yourData.undone', { count: state.count })}</p>
            {state.projects > 0 ? (
              <p className={room.small}>{t('yourData.projectsStay', { count: state.projects })}</p>
            ) : null}
            <div className={room.row}>
              <Link to="/trash" className={button.button}>
                {t('yourData.trash')}
              </Link>
              <button type="button" className={button.button} onClick={reset}>
                {t('yourData.another')}
              </button>
            </div>
          </div>
        ) : null}
      </div>
    </Room>
  );
}

function Choose({ onFiles, error }: { onFiles: (files: readonly File[]) => void; error: unknown }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <label
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp size={20} strokeWidth={1.6} aria-hidden />
        <span className={room.name}>{t('yourData.choose')}</span>
        <span className={room.small} aria-hidden>
          {t('yourData.drop')}
        </span>
        <input
          type="file"
          multiple
          className={classes.file}
          accept=".json,.csv,.tsv,.txt,.zip,application/json,text/csv,application/zip"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            if (files.length > 0) onFiles(files);
          }}
        />
      </label>
      <p className={room.small}>{t('yourData.importHonest')}</p>
      <p className={room.bad} role="alert">
        {error ? whyNot(error, t) : null}
      </p>
    </>
  );
}

/** Why a file was not taken, in a sentence. */
function whyNot(error: unknown, t: TFunction): string {
  if (error instanceof InFile) return t('yourData.inFile', { file: error.file, why: whyNot(error.cause, t) });
  if (error instanceof WrongFile) return t(`yourData.${error.reason}`, { file: error.file });
  if (error instanceof ProblemResponse && error.code === 'unreadable_file') {
    const { reason, values } = error.body as { reason?: string; values?: object };
    return t([`unreadable.${reason}`, 'yourData.unreadable'], { ...values });
  }
  return t([`failure.${problemCode(error)}`, `refusal.${problemCode(error)}`, 'yourData.unreadable']);
}

function Progress({ done, parts }: Extract<ImportState, { at: 'importing' }>) {
  const { t } = useTranslation();
  return (
    <div className={classes.card}>
      <p className={room.name}>{t('yourData.importing')}</p>
      <progress className={classes.progress} value={done} max={parts} aria-label={t('yourData.importing')} />
      {parts > 1 ? <p className={room.small}>{t('yourData.importingPart', { done, parts })}</p> : null}
    </div>
  );
}

type DoneProps = Extract<ImportState, { at: 'done' }> & { onUndo: () => void; onReset: () => void };

function Done({ result, undoing, error, onUndo, onReset }: DoneProps) {
  const { t } = useTranslation();
  const { counts, problems, problemCount, taskIds } = result;
  return (
    <>
      <div className={classes.card}>
        <p className={room.name}>{t('yourData.made', { count: counts.new })}</p>
        {counts.continued > 0 ? (
          <p className={room.small}>{t('yourData.madeContinued', { count: counts.continued })}</p>
        ) : null}
        <div className={classes.actions}>
          <Link to="/tasks" className={button.primary}>
            {t('yourData.see')}
          </Link>
          {taskIds.length > 0 ? (
            <button type="button" className={button.button} disabled={undoing} onClick={onUndo}>
              {t('yourData.undo')}
            </button>
          ) : null}
          <button type="button" className={button.button} disabled={undoing} onClick={onReset}>
            {t('yourData.another')}
          </button>
        </div>
        <p className={room.bad} role="alert">
          {error ? t('yourData.undoFailed') : null}
        </p>
      </div>
      <Problems problems={problems} count={problemCount} />
    </>
  );
}
