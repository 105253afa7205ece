import i18next from 'i18next';
import { toast } from '../components/toasts/store.ts';

const ASIDE = 'aside:';

/** The name under which lies what was kept and is of no known shape: it can be looked at, and is in nobody's way. */
export const asideOf = (name: string) => ASIDE + name;
/** What something that lies aside was kept as. */
export const withoutAside = (name: string) => name.replace(ASIDE, '');

/** Says once that something lies aside. */
export const tellAside = (): void =>
  toast({ id: 'aside', tone: 'bad', lasting: true, text: i18next.t('failure.putAside') });
