/** As many UTF-16 code units as the platform takes in a line. */
export const MOST = 1000;

export const isTooLong = (text: string): boolean => text.length > MOST;
