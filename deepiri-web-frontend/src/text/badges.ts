import type { Badge } from 'deepiri-sdk';
import type { TFunction } from 'i18next';

type Named = Pick<Badge, 'id' | 'name' | 'description'>;

/** A badge that is newer than this app is called what the platform calls it. */
export const badgeName = ({ id, name }: Omit<Named, 'description'>, t: TFunction): string =>
  t(`badge.${id}.name`, { defaultValue: name });

export const badgeAbout = ({ id, description }: Omit<Named, 'name'>, t: TFunction): string =>
  t(`badge.${id}.about`, { defaultValue: description });
