import { useTranslation } from 'react-i18next';
import { useProjectsById } from '../../data/projects.ts';

/** Values of a field as they are, but projects by their names: an id says nothing to anybody. */
export function useProjectsNamed(field: string, values: readonly unknown[]): readonly unknown[] {
  const { t } = useTranslation();
  const projects = useProjectsById();
  if (field !== 'projectId') return values;
  return values.map((id) => (typeof id === 'string' ? (projects.get(id)?.name ?? t('projects.gone')) : id));
}
