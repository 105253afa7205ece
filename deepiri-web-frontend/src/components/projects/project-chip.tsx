import { useProject } from '../../data/projects.ts';
import { ProjectDot } from './project-dot.tsx';
import classes from './project-field.module.css';

/** A project that is made with the task, before it is. */
export function NewProjectChip({ name }: { name: string }) {
  return (
    <span className={classes.chip}>
      <ProjectDot color="slate" size={8} ring />
      {name}
    </span>
  );
}

/** The project of a task, beside its title; nothing while it is not known. */
export function ProjectChip({ id }: { id: string }) {
  const project = useProject(id);
  if (!project) return null;
  return (
    <span className={classes.chip}>
      <ProjectDot color={project.color} size={8} ring />
      {project.name}
    </span>
  );
}
