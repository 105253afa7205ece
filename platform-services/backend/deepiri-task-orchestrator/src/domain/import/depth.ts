/** Whether there are more levels of lists and objects in each other than this. Looks at one level after the other, so that none is too deep to look at. */
export function isDeeper(value: unknown, most: number): boolean {
  let level = [value].filter(isNested);
  for (let depth = 0; depth < most && level.length > 0; depth++)
    level = level.flatMap((one) => Object.values(one).filter(isNested));
  return level.length > 0;
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
