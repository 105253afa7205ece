export type Form = Record<string, unknown>;

export const isForm = (value: unknown): value is Form =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value can stand where another is usual. Where nothing is usual, it is a form of texts. */
export function isLike(usual: unknown, value: unknown): boolean {
  if (Array.isArray(usual)) return Array.isArray(value) && value.every(isForm);
  if (usual === null) return isForm(value) && Object.values(value).every((one) => typeof one === 'string');
  if (!isForm(usual)) return typeof value === typeof usual;
  return isForm(value) && Object.keys(usual).every((key) => !(key in value) || isLike(usual[key], value[key]));
}
