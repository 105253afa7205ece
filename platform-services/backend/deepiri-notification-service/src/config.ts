import { type Env, integer, settings } from 'deepiri-service-kit';

/** Every setting of the service. The README shows the same table; a test compares them. */
export const settingsTable = {
  NOTIFICATION_DAYS: integer('Days that a notification is kept; 0: for ever', 365, { max: 36_500 }),
};

export type NotificationConfig = { keptDays: number };

/** @throws SettingError */
export function readConfig(env: Env): NotificationConfig {
  return { keptDays: settings(env, settingsTable).NOTIFICATION_DAYS };
}
