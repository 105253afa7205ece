import { bindings, type CommandId } from '../app/keyboard/bindings.ts';

/** What is said of a thing on hover, with the key that does the same: “Priority (P)”. */
export function withKey(text: string, id: CommandId): string {
  const key = bindings.find((binding) => binding.id === id)?.keys[0];
  return key ? `${text} (${key.toUpperCase()})` : text;
}
