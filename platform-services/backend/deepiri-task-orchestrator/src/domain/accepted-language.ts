import { type QuickLanguage, quickLanguages } from 'deepiri-contracts/quick';

/** The language that comes first among those a caller reads, by the `accept-language` header; undefined for others. */
export function acceptedLanguage(header: string | string[] | undefined): QuickLanguage | undefined {
  const wanted = String(header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...more] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const quality = Number(more.find((value) => value.startsWith('q='))?.slice(2) ?? 1);
      return { tag: tag.split('-')[0], quality };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ tag }) => quickLanguages.find((language) => language === tag)).find(Boolean);
}
