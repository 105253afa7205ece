import { VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Project, Task } from 'deepiri-sdk';
import { FolderPlus } from 'lucide-react';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemCode } from '../../data/client.ts';
import { isAway } from '../../data/need-network.ts';
import { useProjects } from '../../data/projects.ts';
import { useLabels } from '../../data/tasks.ts';
import { useOnline } from '../../data/use-online.ts';
import { useProjectActions } from '../../data/use-project-actions.ts';
import { useTaskActions } from '../../data/use-task-actions.ts';
import type { Language } from '../../text/languages.ts';
import { refusalText } from '../../text/problems.ts';
import { actionFor, taking } from '../completion/completion.ts';
import { OfferList } from '../completion/offer-list.tsx';
import { useChosen } from '../completion/use-chosen.ts';
import { LabelDot } from '../label-dot.tsx';
import { ProjectDot } from '../projects/project-dot.tsx';
import { toast } from '../toasts/store.ts';
import { offersAt, type QuickOffer, unmadeIn } from './offers.ts';
import classes from './quick-offers.module.css';

export type OffersHandle = {
  /** Whether the key meant something to the list. */
  press: (key: string) => boolean;
  /** Told of each task that a line became. */
  added: (task: Task) => void;
};

export type QuickOffersProps = {
  ref: Ref<OffersHandle>;
  id: string;
  text: string;
  /** Holds the text where the line shows it. */
  mirror: RefObject<HTMLElement | null>;
  /** Where one writes; null while nothing is to be offered. */
  caret: number | null;
  onClose: () => void;
  /** Said whenever it changes: the id of what is chosen; undefined without a choice, null without a list. */
  onChoose: (chosen: string | undefined | null) => void;
  /** @param making resolves when the project that the line now names is there */
  onTake: (line: string, caret: number, making?: Promise<unknown>) => void;
};

const none: readonly never[] = [];

/** What can go on at the caret of quick-add. */
function useOffers(text: string, caret: number | null) {
  const language = useTranslation().i18n.language as Language;
  const used = useLabels().data;
  const named = useProjects().data;
  const mayCreate = useOnline() && named !== undefined;
  return useMemo(() => {
    if (caret === null) return none;
    const labels = used?.map(({ label }) => label) ?? none;
    const projects = named?.filter(({ archived }) => !archived) ?? none;
    return offersAt(text, caret, { language, labels, projects, mayCreate });
  }, [text, caret, language, used, named, mayCreate]);
}

/**
 * Who ends a line with the name of a project that is not there may have meant it, or written “C +Plus”. So the line is
 * added as it is, and what could have been meant is offered beneath the empty line until one goes on.
 */
function useUnmade(text: string, caret: number | null) {
  const [unmade, keep] = useState<readonly QuickOffer[]>(none);
  const named = useProjects().data;
  const mayCreate = useOnline() && named !== undefined;
  const forget = () => keep(none);
  useEffect(() => {
    if (text !== '') keep(none);
  }, [text]);
  const added = (task: Task) => {
    const found = mayCreate && text === '' ? unmadeIn(task.title, named) : null;
    keep(found ? [{ means: 'projectFor', task, insert: found.name, rest: found.rest, start: 0, end: 0 }] : none);
  };
  return { unmade: text === '' && caret !== null ? unmade : none, added, forget };
}

/** Makes a project, and tells when that is refused. */
function useMake() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { create } = useProjectActions();
  return async (name: string): Promise<Project> => {
    try {
      const project = await create.mutateAsync({ name });
      // The line was read when there was no such project.
      void client.invalidateQueries({ queryKey: ['quick'] });
      return project;
    } catch (error) {
      const of = [`projects.problem.${problemCode(error)}`, 'projects.problem.other'];
      if (!isAway(error)) toast({ tone: 'bad', text: t(of, { name, detail: refusalText(error, t) }) });
      throw error;
    }
  };
}

/** Labels, projects and other marks, while one of them is being typed. */
export function QuickOffers({ ref, id, text, mirror, caret, onClose, onChoose, onTake }: QuickOffersProps) {
  const { t } = useTranslation();
  const make = useMake();
  const { update } = useTaskActions();
  const { unmade, added, forget } = useUnmade(text, caret);
  const atCaret = useOffers(text, caret);
  const offers = unmade.length > 0 ? unmade : atCaret;
  const { chosen, step } = useChosen(offers);
  const open = offers.length > 0;
  const active = open ? (chosen >= 0 ? `${id}-${chosen}` : undefined) : null;
  useEffect(() => onChoose(active), [active, onChoose]);
  useEffect(() => () => onChoose(null), [onChoose]);

  const putIn = async (name: string, task: Task, title: string) => {
    forget();
    const { id } = await make(name);
    update(task, { title, projectId: id }, t('projects.moved'));
  };
  const take = (offer: QuickOffer) => {
    if (offer.means === 'projectFor') {
      // Why there is none has been told.
      void putIn(offer.insert, offer.task, offer.rest).catch(() => undefined);
      return;
    }
    const { line, caret: goesOn } = taking(text, offer);
    onTake(line, goesOn, offer.means === 'newProject' ? make(offer.insert) : undefined);
  };
  // Nobody makes a project by leaving the line.
  const first = offers.find(({ means }) => means !== 'newProject' && means !== 'projectFor');
  const press = (key: string): boolean => {
    if (!open) return false;
    const act = actionFor(key, { open, chosen: offers[chosen], first });
    if (act === null || act === 'submit' || act === 'leave' || act === 'open') return false;
    if (act === 'next') step(1);
    else if (act === 'previous') step(-1);
    else if (act === 'close') {
      forget();
      onClose();
    } else take(act);
    return true;
  };
  useImperativeHandle(ref, () => ({ press, added }));

  return (
    <>
      <VisuallyHidden role="status">{open ? t('quickOffers.count', { count: offers.length }) : ''}</VisuallyHidden>
      {open ? (
        <OfferList
          id={id}
          label={t('quickOffers.list')}
          offers={offers}
          chosen={chosen}
          mirror={mirror}
          firstKey={first ? 'Tab' : null}
          show={(offer) => <Offer offer={offer} />}
          onTake={take}
        />
      ) : null}
    </>
  );
}

function Offer({ offer }: { offer: QuickOffer }) {
  const { t } = useTranslation();
  const { means, insert } = offer;
  const isNew = means === 'newProject' || means === 'projectFor';
  return (
    <span className={classes.offer}>
      {means === 'label' ? <LabelDot label={insert} /> : null}
      {means === 'project' ? <ProjectDot color={offer.color} /> : null}
      {isNew ? <FolderPlus size={15} strokeWidth={1.8} aria-hidden /> : null}
      <span className={classes.text}>{isNew ? t(`quickOffers.${means}`, { name: insert }) : insert}</span>
    </span>
  );
}
