import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { readAgain } from '../../data/changes.ts';
import { keys } from '../../data/keys.ts';
import { useLocalDay } from '../../data/tasks.ts';

/** Reads again what is counted by the day when a new one begins, or when the person moves its start. */
export function NewDay() {
  const client = useQueryClient();
  const day = useLocalDay();
  const known = useRef(day);
  useEffect(() => {
    if (known.current === day) return;
    known.current = day;
    for (const queryKey of [keys.standing, keys.allDays, keys.boards, keys.lists]) readAgain(client, { queryKey });
  }, [client, day]);
  return null;
}
