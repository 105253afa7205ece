export const settingsSections = [
  'profile',
  'time',
  'appearance',
  'notifications',
  'sessions',
  'tokens',
  'data',
  'keyboard',
  'account',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

export function isSettingsSection(name: string): name is SettingsSection {
  return (settingsSections as readonly string[]).includes(name);
}
