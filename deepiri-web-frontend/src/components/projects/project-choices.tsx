import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProjects } from '../../data/projects.ts';
import { ProjectDot } from './project-dot.tsx';
import classes from './project-field.module.css';

type Props = {
  /** Undefined where several tasks have different ones. */
  value: string | null | undefined;
  onChoose: (projectId: string | null) => void;
};

/** The projects that a task can be put into, as the items of a menu; an archived one only where it is chosen already. */
export function ProjectChoices({ value, onChoose }: Props) {
  const { t } = useTranslation();
  const { data: projects = [] } = useProjects();
  const offered = projects.filter(({ id, archived }) => !archived || id === value);
  return (
    <Menu.RadioGroup
      value={value === undefined ? 'undecided' : (value ?? '')}
      onChange={(id) => (value === undefined || id !== (value ?? '')) && onChoose(id === '' ? null : id)}
    >
      {offered.map(({ id, name, color }) => (
        <Menu.RadioItem key={id} value={id} closeMenuOnClick>
          <span className={classes.choice}>
            <ProjectDot color={color} size={8} />
            <span className={classes.name}>{name}</span>
          </span>
        </Menu.RadioItem>
      ))}
      <Menu.RadioItem value="" closeMenuOnClick>
        {t('projects.none')}
      </Menu.RadioItem>
    </Menu.RadioGroup>
  );
}
