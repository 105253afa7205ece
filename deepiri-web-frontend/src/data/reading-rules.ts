import type { QueryKey } from '@tanstack/react-query';

/** What is worth having without a network, by the first part of its key. What is not named here is not kept. */
const kept = new Set([
  'tasks',
  'task',
  'projects',
  'views',
  'standing',
  'days',
  'ledger',
  'explain',
  'earned',
  'entry',
  'rules',
  'badges',
  'board',
  'inbox',
]);

/** Of long lists as many pages are kept; the rest is read as one scrolls. */
const PAGES = 2;

export const isKept = ([room, what]: QueryKey): boolean => kept.has(String(room)) && what !== 'search';

type Pages = { pages: readonly unknown[]; pageParams: readonly unknown[] };

function isPages(data: unknown): data is Pages {
  const { pages, pageParams } = (data ?? {}) as Partial<Pages>;
  return Array.isArray(pages) && Array.isArray(pageParams);
}

/** The beginning of what was read page by page; anything else as it is. */
export function firstPages(data: unknown): unknown {
  if (!isPages(data) || data.pages.length <= PAGES) return data;
  return { ...data, pages: data.pages.slice(0, PAGES), pageParams: data.pageParams.slice(0, PAGES) };
}
