import i18next from 'i18next';
import type { Language } from './languages.ts';

/** Sentences that few people need and nobody at once: they come with the room that says them. */
const parts = {
  importing: {
    en: () => import('./en/importing.ts').then(({ importing }) => importing),
    de: () => import('./de/importing.ts').then(({ importing }) => importing),
  },
  tour: {
    en: () => import('./en/tour.ts').then(({ tour }) => tour),
    de: () => import('./de/tour.ts').then(({ tour }) => tour),
  },
} satisfies Record<string, Record<Language, () => Promise<object>>>;
export type Part = keyof typeof parts;

const wanted = new Set<Part>();

/** Adds a part in a language. @throws Error when it cannot be fetched */
async function add(part: Part, language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await parts[part][language](), true);
}

/** Has a part there, in the language that is spoken now and in those chosen later. @throws Error when it cannot be fetched */
export async function bringPart(part: Part): Promise<void> {
  wanted.add(part);
  await add(part, i18next.language as Language);
}

/** Has all parts that were asked for there in another language. */
export async function bringParts(language: Language): Promise<void> {
  await Promise.all([...wanted].map((part) => add(part, language)));
}

/** A component with its sentences, for `lazy`. */
export async function withPart<T>(part: Part, component: Promise<T>): Promise<T> {
  await bringPart(part);
  return component;
}
