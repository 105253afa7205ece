import { Link, type NavigateOptions, useNavigate } from '@tanstack/react-router';
import { type ComponentProps, createContext, use } from 'react';

type Place = 'today' | 'tasks' | 'page';

/** The list that a task opens beside, or its own page. */
export const TaskPlace = createContext<Place>('today');

function targetOf(place: Place, taskId: string): NavigateOptions {
  if (place === 'page') return { to: '/tasks/$taskId/page', params: { taskId } };
  if (place === 'today') return { to: '/tasks/$taskId', params: { taskId } };
  return { to: '/tasks', search: (now) => ({ ...now, task: taskId }) };
}

type Props = Omit<ComponentProps<'a'>, 'href'> & { taskId: string };

/** Leads to a task, beside the list that one is in. */
export function TaskLink({ taskId, ...rest }: Props) {
  return <Link {...targetOf(use(TaskPlace), taskId)} {...rest} />;
}

/** Opens a task beside the list that one is in. */
export function useOpenTask(): (taskId: string) => void {
  const place = use(TaskPlace);
  const navigate = useNavigate();
  return (taskId) => void navigate(targetOf(place, taskId));
}
