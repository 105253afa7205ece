import { useNavigate } from '@tanstack/react-router';
import type { Project } from 'deepiri-sdk';
import { type ReactNode, useState } from 'react';
import { projectColors } from '../../components/projects/project-dot.tsx';
import { useProjects } from '../../data/projects.ts';
import { DeleteProject } from './delete-project.tsx';
import { ProjectForm } from './project-form.tsx';

type Shown = { what: 'new' } | { what: 'edit' | 'delete'; project: Project } | null;

/** What lies over the page to make, change or delete a project. */
export function useProjectDialogs() {
  const navigate = useNavigate();
  const projects = useProjects().data ?? [];
  const [shown, setShown] = useState<Shown>(null);
  const close = () => setShown(null);
  // The next colour in turn, so that new ones can be told apart without a choice.
  const color = projectColors[projects.length % projectColors.length] ?? 'violet';

  let dialog: ReactNode = null;
  if (shown?.what === 'delete')
    dialog = (
      <DeleteProject
        project={shown.project}
        onClose={close}
        onGone={() => {
          close();
          void navigate({ to: '/projects' });
        }}
      />
    );
  else if (shown)
    dialog = (
      <ProjectForm
        project={shown.what === 'edit' ? shown.project : undefined}
        color={color}
        onClose={close}
        onMade={({ id }) => {
          close();
          void navigate({ to: '/projects/$projectId', params: { projectId: id } });
        }}
      />
    );
  return {
    dialog,
    create: () => setShown({ what: 'new' }),
    edit: (project: Project) => setShown({ what: 'edit', project }),
    askToDelete: (project: Project) => setShown({ what: 'delete', project }),
  };
}

export type ProjectDialogs = ReturnType<typeof useProjectDialogs>;
