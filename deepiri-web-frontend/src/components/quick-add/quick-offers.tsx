import { VisuallyHidden } from '@mantine/core';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjects } from '../../data/projects.ts';
import { useLabels } from '../../data/tasks.ts';
import type { Language } from '../../text/languages.ts';
import { actionFor, taking } from '../completion/completion.ts';
import { OfferList } from '../completion/offer-list.tsx';
import { useChosen } from '../completion/use-chosen.ts';
import { LabelDot } from '../label-dot.tsx';
import { PrioritySign } from '../priority-sign.tsx';
import { ProjectDot } from '../projects/project-dot.tsx';
import { offersAt, type QuickOffer } from './offers.ts';
import classes from './quick-offers.module.css';

export type OffersHandle = {
  /** Whether the key meant something to the list. */
  press: (key: string) => boolean;
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
  onTake: (line: string, caret: number) => void;
};

const none: readonly never[] = [];

/** What can go on at the caret of quick-add. */
function useOffers(text: string, caret: number | null) {
  const language = useTranslation().i18n.language as Language;
  const used = useLabels().data;
  const named = useProjects().data;
  return useMemo(() => {
    if (caret === null) return none;
    const labels = used?.map(({ label }) => label) ?? none;
    const projects = named?.filter(({ archived }) => !archived) ?? none;
    return offersAt(text, caret, { language, labels, projects });
  }, [text, caret, language, used, named]);
}

/** Labels, projects and other marks, while one of them is being typed. */
export function QuickOffers({ ref, id, text, mirror, caret, onClose, onChoose, onTake }: QuickOffersProps) {
  const { t } = useTranslation();
  const offers = useOffers(text, caret);
  const { chosen, step } = useChosen(offers);
  const open = offers.length > 0;
  const active = open ? (chosen >= 0 ? `${id}-${chosen}` : undefined) : null;
  useEffect(() => onChoose(active), [active, onChoose]);
  useEffect(() => () => onChoose(null), [onChoose]);

  const take = (offer: QuickOffer) => {
    const { line, caret: goesOn } = taking(text, offer);
    onTake(line, goesOn);
  };
  const press = (key: string): boolean => {
    if (!open) return false;
    const act = actionFor(key, { open, chosen: offers[chosen], first: offers[0] });
    if (act === null || act === 'submit' || act === 'leave' || act === 'open') return false;
    if (act === 'next') step(1);
    else if (act === 'previous') step(-1);
    else if (act === 'close') onClose();
    else take(act);
    return true;
  };
  useImperativeHandle(ref, () => ({ press }));

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
          show={(offer) => <Offer offer={offer} />}
          onTake={take}
        />
      ) : null}
    </>
  );
}

function Offer({ offer }: { offer: QuickOffer }) {
  const { means, insert } = offer;
  return (
    <span className={classes.offer}>
      {means === 'label' ? <LabelDot label={insert} /> : null}
      {means === 'priority' ? <PrioritySign priority={offer.priority} named /> : null}
      {means === 'project' ? <ProjectDot color={offer.color} /> : null}
      <span className={classes.text}>{insert}</span>
    </span>
  );
}
