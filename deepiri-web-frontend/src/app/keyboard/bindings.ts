import type { KeylessId } from '../palette/keyless.ts';

type Keys = readonly string[];
const maps = {
  everywhere: {
    'quick-add': ['q'],
    search: ['/'],
    palette: ['mod+k'],
    undo: ['z', 'mod+z'],
    close: ['Escape'],
    timer: ['b'],
    scheme: ['mod+j'],
    outbox: ['g w'],
    'project-new': ['g n'],
    help: ['?'],
  },
  go: {
    'go-today': ['g t'],
    'go-tasks': ['g a'],
    'go-projects': ['g o'],
    'go-board': ['g b'],
    'go-inbox': ['g i'],
    'go-profile': ['g p'],
    'go-settings': ['g s'],
    'go-trash': ['g x'],
  },
  task: {
    'task-complete': ['c'],
    'task-status': ['s'],
    'task-priority': ['p'],
    'task-planned': ['t'],
    'task-due': ['d'],
    'task-estimate': ['e'],
    'task-spent': ['r'],
    'task-labels': ['l'],
    'task-project': ['o'],
    'task-repeat': ['y'],
    'task-skip': ['>'],
    'task-subtask': ['+'],
    'task-order': ['mod+ArrowUp', 'mod+ArrowDown'],
    'task-wait': ['w'],
    'task-notes': ['n'],
    'task-comment': ['i'],
    'task-history': ['h'],
    'task-page': ['.'],
  },
  list: {
    'list-next': ['j', 'ArrowDown'],
    'list-previous': ['k', 'ArrowUp'],
    'list-complete': ['Space', 'Enter'],
    'list-open': ['e'],
    'list-right': ['ArrowRight'],
    'list-left': ['ArrowLeft'],
    'list-start': ['s'],
    'list-priority': ['p'],
    'list-today': ['t'],
    'list-tomorrow': ['m'],
    'list-delete': ['Delete', 'Backspace'],
    'view-next': [']'],
    'view-previous': ['['],
  },
  today: { 'today-all': ['a'] },
  tasks: {
    'list-filter': ['f'],
    'list-view': ['v'],
    'list-finished': ['g d'],
    'view-save': ['u'],
    'list-select': ['x'],
    'list-select-next': ['shift+ArrowDown'],
    'list-select-previous': ['shift+ArrowUp'],
    'list-select-all': ['mod+a'],
    'list-done': ['c'],
    'list-move': ['shift+ArrowLeft', 'shift+ArrowRight'],
    'list-order': ['alt+ArrowUp', 'alt+ArrowDown'],
  },
  inbox: {
    'inbox-read': ['Space'],
    'inbox-archive': ['c', 'Delete', 'Backspace'],
    'inbox-tomorrow': ['m'],
    'inbox-later': ['d'],
    'inbox-why': ['w'],
    'inbox-all': ['a'],
  },
} as const satisfies Record<string, Record<string, Keys>>;

type Maps = typeof maps;
export type Group = keyof Maps;
/** What has a key. */
type KeyedId = { [G in Group]: keyof Maps[G] }[Group];
export type NamedId = KeyedId | KeylessId;
/** `task-ahead` is asked for by a key of a task that is still being fetched: a place to write. */
export type CommandId = NamedId | 'task-ahead';

export type Binding = {
  id: KeyedId;
  group: Group;
  /** Each is a key, `mod+key`, or two keys one after the other. */
  keys: Keys;
};

/**
 * The whole keyboard map: what runs and what `?` shows are the same table. A key that means something in the open task
 * and in a list is asked for in this order.
 */
export const bindings = Object.entries(maps).flatMap(([group, map]) =>
  Object.entries(map).map(([id, keys]) => ({ id, group, keys })),
) as readonly Binding[];

const whileTyping: readonly CommandId[] = ['palette', 'close', 'scheme'];
/** The browser, or what has the focus, does it by itself; here only for the map. */
const native: readonly CommandId[] = ['list-complete', 'list-move', 'list-order', 'task-order', 'inbox-read'];

export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  typing: boolean;
};

/** A press as the map writes it: `q`, `?`, `mod+k`, `shift+ArrowDown`, `Space`. Null for what the map never uses. */
export function nameOf(press: KeyPress): string | null {
  if (press.altKey) return null;
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrlKey || press.metaKey) return `mod+${key}`;
  // Shift is part of the sign that a letter key writes; of an arrow it makes another key.
  return press.shiftKey && key.startsWith('Arrow') ? `shift+${key}` : key;
}

/**
 * What a press means after the one before it.
 * @param before the first key of a sequence that has begun, such as `g`
 * @returns the commands, of which the first that means something is meant, and the first key to remember if this one begins a sequence
 */
export function match(press: KeyPress, before: string | null): { commands: CommandId[]; begun: string | null } {
  const name = nameOf(press);
  if (!name) return { commands: [], begun: null };
  const wanted = before ? `${before} ${name}` : name;
  const commands = bindings
    .filter(
      ({ id, keys }) => keys.includes(wanted) && !native.includes(id) && (!press.typing || whileTyping.includes(id)),
    )
    .map(({ id }) => id);
  const begins = !press.typing && bindings.some(({ keys }) => keys.some((key) => key.startsWith(`${name} `)));
  return { commands, begun: begins && commands.length === 0 ? name : null };
}
