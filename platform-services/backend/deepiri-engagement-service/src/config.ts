import { type Env, settings } from 'deepiri-service-kit';

/** There are none: what could be turned here are the numbers of the ruleset, and those are the same for everybody. */
export const settingsTable = {};

export function readConfig(env: Env) {
  return settings(env, settingsTable);
}
