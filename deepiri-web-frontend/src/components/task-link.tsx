import { Link, type NavigateOptions, useNavigate } from '@tanstack/react-router';
import { type ComponentProps, createContext, use } from 'react';

/** The list that a task opens beside (Today, all tasks, or those of one project), or its own page. */
type Place = 'today' | 'tasks' | 'page' | { projectId: string };
export const TaskPlace = createContext<Place>('today');

function targetOf(place: Place, taskId: string): NavigateOptions {
  if (place === 'page') return { to: '/tasks/$taskId/page', params: { taskId } };
  if (place === 'today') return { to: '/tasks/$taskId', params: { taskId } };
  const search: NavigateOptions['search'] = (now: object) => ({ ...now, task: taskId });
  if (place === 'tasks') return { to: '/tasks', search };
  return { to: '/projects/$projectId', params: place, search };
}

type Props = Omit<ComponentProps<'a'>, 'href'> & { taskId: string };

/** More than two lines of a narrow list may hold, which then cut it. */
const LONG = 60;

/** Leads to a task, beside the list that one is in. A title that may be cut is shown whole on hover. */
export function TaskLink({ taskId, ...rest }: Props) {
  const { children } = rest;
  const title = typeof children === 'string' && children.length > LONG ? children : undefined;
  return <Link {...targetOf(use(TaskPlace), taskId)} title={title} {...rest} />;
}

/** Opens a task beside the list that one is in. */
export function useOpenTask(): (taskId: string) => void {
  const place = use(TaskPlace);
  const navigate = useNavigate();
  return (taskId) => void navigate(targetOf(place, taskId));
}
