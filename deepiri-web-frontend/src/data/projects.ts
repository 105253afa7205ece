import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ProjectNames } from 'deepiri-contracts/filter';
import { projectNames } from 'deepiri-contracts/project-names';
import type { Project, ProjectProgress, TaskPlan } from 'deepiri-sdk';
import { useMemo } from 'react';
import { api } from './client.ts';
import { keys } from './keys.ts';

export const projectsQuery = queryOptions({ queryKey: keys.projects, queryFn: allProjects, staleTime: 600_000 });

async function allProjects(): Promise<Project[]> {
  const projects: Project[] = [];
  let cursor: string | null = '';
  do {
    const page: { items: Project[]; nextCursor: string | null } = await api.call('listProjects', {
      query: { limit: 200, ...(cursor ? { cursor } : {}) },
    });
    projects.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return projects;
}

const inOrder = (projects: readonly Project[]) => projects.toSorted((a, b) => a.name.localeCompare(b.name));

/** All projects, the archived too, by their names. */
export function useProjects() {
  return useQuery({ ...projectsQuery, select: inOrder });
}

const byId = (projects: readonly Project[]) => new Map(projects.map((project) => [project.id, project]));

const none: ReadonlyMap<string, Project> = new Map();

/** Projects by their ids; none while they are not known. */
export function useProjectsById(): ReadonlyMap<string, Project> {
  return useQuery({ ...projectsQuery, select: byId }).data ?? none;
}

/** A project by its id; undefined while it is not known, and for none. */
export function useProject(id: string | null | undefined): Project | undefined {
  return useProjectsById().get(id ?? '');
}

/** What filters may call projects by; undefined while it is not known. */
export function useProjectNames(): ProjectNames | undefined {
  const projects = useProjects().data;
  return useMemo(() => projects && projectNames(projects), [projects]);
}

const progressById = (items: readonly ProjectProgress[]) => new Map(items.map((item) => [item.projectId, item]));

/** How many tasks of each project are open and done. */
export function useProgress() {
  return useQuery({
    queryKey: keys.progress,
    queryFn: async () => (await api.call('listProjectProgress')).items,
    select: progressById,
  });
}

/** The open tasks of a project in the order in which they can be done. */
export function useProjectPlan(projectId: string) {
  return useQuery({
    queryKey: keys.projectPlan(projectId),
    queryFn: async (): Promise<TaskPlan> => {
      const plan = await api.call('planTasks', { query: { projectId } });
      for (let cursor = plan.nextCursor; cursor; ) {
        const page = await api.call('planTasks', { query: { projectId, cursor } });
        plan.items.push(...page.items);
        cursor = page.nextCursor;
      }
      return { ...plan, nextCursor: null };
    },
  });
}
