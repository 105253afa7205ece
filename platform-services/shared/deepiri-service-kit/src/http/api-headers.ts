/**
 * What every answer of the API says, unless its route says otherwise: it is what it says it is, and of one person at one
 * moment, so no cache may keep it and hand it out later.
 */
export const apiHeaders = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } as const;
