import { type Env, integer, settings } from 'deepiri-service-kit';

export const table = {
  TASKS_DEFAULT_ESTIMATE_MINUTES: integer('Minutes that the plan takes for a task without an estimate', 30, {
    min: 1,
    max: 525_600,
  }),
};

export type Config = { defaultEstimateMinutes: number };

export function config(env: Env): Config {
  return { defaultEstimateMinutes: settings(env, table).TASKS_DEFAULT_ESTIMATE_MINUTES };
}
