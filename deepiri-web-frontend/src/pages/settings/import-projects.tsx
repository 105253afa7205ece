import { TextInput } from '@mantine/core';
import type { ImportResult } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../text/problems.ts';
import classes from './import-room.module.css';
import { room } from './room.tsx';

const SHOWN = 12;
/** Files that say of everything themselves in which project it is. */
const SAY_IT_THEMSELVES: readonly ImportResult['source'][] = ['deepiri', 'vikunja'];

type FieldProps = {
  source: ImportResult['source'];
  project: string;
  error: unknown;
  onProject: (project: string) => void;
};

/** The project for whatever the file puts into none. */
export function ProjectField({ source, project, error, onProject }: FieldProps) {
  const { t } = useTranslation();
  if (SAY_IT_THEMSELVES.includes(source)) return null;
  return (
    <TextInput
      label={t('yourData.intoProject')}
      description={t('yourData.intoProjectHint')}
      maxLength={80}
      autoComplete="off"
      value={project}
      error={fieldErrors(error, t)['project']}
      onChange={(event) => onProject(event.currentTarget.value)}
    />
  );
}

/** Which projects tasks come into, and which of them are not here yet. */
export function ProjectsTold({ projects }: Pick<ImportResult, 'projects'>) {
  const { t } = useTranslation();
  if (projects.length === 0) return null;
  const rest = projects.length - SHOWN;
  return (
    <div>
      <p className={room.name}>{t('yourData.projects')}</p>
      <ul className={classes.projects} aria-label={t('yourData.projects')}>
        {projects.slice(0, SHOWN).map(({ name, outcome }) => (
          <li key={name}>
            <span>{name}</span>
            {outcome === 'new' ? <span className={classes.fresh}>{t('yourData.projectNew')}</span> : null}
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className={room.small}>{t('yourData.rowsMore', { count: rest })}</p> : null}
    </div>
  );
}
