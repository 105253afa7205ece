/** A text up to so many UTF-16 code units, without half of a character at its end: the platform takes no half ones. */
export const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
