import { inTab } from './browser-texts.ts';

/** What was typed into a form and not sent yet: kept in this tab over a reload. Never for a password. */
export function keptValues<T extends Record<string, string>>(name: string, usual: T) {
  const key = `deepiri.typed.${name}`;
  const isUsual = (values: T) => Object.entries(usual).every(([field, value]) => values[field] === value);
  const drop = () => inTab.drop(key);
  return {
    /** The usual values, with what was typed over them. */
    begun: { ...usual, ...(JSON.parse(inTab.get(key) ?? '{}') as Partial<T>) },
    keep: (values: T) => (isUsual(values) ? drop() : inTab.set(key, JSON.stringify(values))),
    drop,
  };
}
