import { FolderKanban, Inbox, ListChecks, Settings, Sun, Trash2, Trophy } from 'lucide-react';

/** The rooms of the rail, in order, with the key that goes there. */
export const navItems = [
  { to: '/', key: 'today', icon: Sun, keys: 'G T' },
  { to: '/tasks', key: 'tasks', icon: ListChecks, keys: 'G A' },
  { to: '/projects', key: 'projects', icon: FolderKanban, keys: 'G O' },
  { to: '/board', key: 'board', icon: Trophy, keys: 'G B' },
  { to: '/inbox', key: 'inbox', icon: Inbox, keys: 'G I' },
] as const;

/** The rooms at its foot, where one goes now and then. */
export const lesser = [
  { to: '/trash', key: 'trash', icon: Trash2, keys: 'G X' },
  { to: '/settings', key: 'settings', icon: Settings, keys: 'G S' },
] as const;
