export type CommandId =
  | 'quick-add'
  | 'search'
  | 'palette'
  | 'help'
  | 'undo'
  | 'close'
  | 'timer'
  | 'scheme'
  | 'go-today'
  | 'go-tasks'
  | 'go-projects'
  | 'go-board'
  | 'go-inbox'
  | 'go-profile'
  | 'go-settings'
  | 'go-trash'
  | 'outbox'
  | 'list-next'
  | 'list-previous'
  | 'list-complete'
  | 'list-open'
  | 'list-left'
  | 'list-right'
  | 'list-start'
  | 'list-today'
  | 'list-tomorrow'
  | 'list-delete'
  | 'list-all'
  | 'list-select'
  | 'list-select-next'
  | 'list-select-previous'
  | 'list-select-all'
  | 'list-done'
  | 'list-priority'
  | 'list-filter'
  | 'list-view'
  | 'list-finished'
  | 'list-move'
  | 'view-save'
  | 'view-next'
  | 'view-previous'
  | 'project-new'
  | 'list-order'
  | 'task-notes'
  | 'task-due'
  | 'task-spent'
  | 'task-labels'
  | 'task-subtask'
  | 'task-order'
  | 'task-repeat'
  | 'task-skip'
  | 'task-project'
  | 'task-wait'
  | 'task-comment'
  | 'task-page'
  | 'task-history'
  /** No key has it: a key of a task that is still being fetched asks for a place to write. */
  | 'task-ahead';

export type Binding = {
  id: CommandId;
  group: 'everywhere' | 'go' | 'list' | 'tasks' | 'task';
  /** Each is a key, `mod+key`, or two keys one after the other. */
  keys: readonly string[];
  /** Works while typing too. */
  whileTyping?: true;
  /** The browser does it by itself on the focused thing; here only for the map. */
  native?: true;
};

/** The whole keyboard map: what runs and what `?` shows are the same table. */
export const bindings: readonly Binding[] = [
  { id: 'quick-add', group: 'everywhere', keys: ['q'] },
  { id: 'search', group: 'everywhere', keys: ['/'] },
  { id: 'palette', group: 'everywhere', keys: ['mod+k'], whileTyping: true },
  { id: 'undo', group: 'everywhere', keys: ['z', 'mod+z'] },
  { id: 'close', group: 'everywhere', keys: ['Escape'], whileTyping: true },
  { id: 'timer', group: 'everywhere', keys: ['b'] },
  { id: 'scheme', group: 'everywhere', keys: ['mod+j'], whileTyping: true },
  { id: 'help', group: 'everywhere', keys: ['?'] },
  { id: 'go-today', group: 'go', keys: ['g t'] },
  { id: 'go-tasks', group: 'go', keys: ['g a'] },
  { id: 'go-projects', group: 'go', keys: ['g o'] },
  { id: 'go-board', group: 'go', keys: ['g b'] },
  { id: 'go-inbox', group: 'go', keys: ['g i'] },
  { id: 'go-profile', group: 'go', keys: ['g p'] },
  { id: 'go-settings', group: 'go', keys: ['g s'] },
  { id: 'go-trash', group: 'go', keys: ['g x'] },
  { id: 'outbox', group: 'go', keys: ['g w'] },
  { id: 'list-next', group: 'list', keys: ['j', 'ArrowDown'] },
  { id: 'list-previous', group: 'list', keys: ['k', 'ArrowUp'] },
  { id: 'list-complete', group: 'list', keys: ['Space', 'Enter'], native: true },
  { id: 'list-open', group: 'list', keys: ['e'] },
  { id: 'list-right', group: 'list', keys: ['ArrowRight'] },
  { id: 'list-left', group: 'list', keys: ['ArrowLeft'] },
  { id: 'list-start', group: 'list', keys: ['s'] },
  { id: 'list-today', group: 'list', keys: ['t'] },
  { id: 'list-tomorrow', group: 'list', keys: ['m'] },
  { id: 'list-done', group: 'list', keys: ['c'] },
  { id: 'list-delete', group: 'list', keys: ['Delete', 'Backspace'] },
  { id: 'list-all', group: 'list', keys: ['a'] },
  { id: 'list-filter', group: 'tasks', keys: ['f'] },
  { id: 'list-view', group: 'tasks', keys: ['v'] },
  { id: 'list-finished', group: 'tasks', keys: ['g d'] },
  { id: 'view-next', group: 'tasks', keys: [']'] },
  { id: 'view-previous', group: 'tasks', keys: ['['] },
  { id: 'view-save', group: 'tasks', keys: ['u'] },
  { id: 'project-new', group: 'tasks', keys: ['g n'] },
  { id: 'list-select', group: 'tasks', keys: ['x'] },
  { id: 'list-select-next', group: 'tasks', keys: ['shift+ArrowDown'] },
  { id: 'list-select-previous', group: 'tasks', keys: ['shift+ArrowUp'] },
  { id: 'list-select-all', group: 'tasks', keys: ['mod+a'] },
  { id: 'list-priority', group: 'tasks', keys: ['p'] },
  { id: 'list-move', group: 'tasks', keys: ['shift+ArrowLeft', 'shift+ArrowRight'], native: true },
  { id: 'list-order', group: 'tasks', keys: ['alt+ArrowUp', 'alt+ArrowDown'], native: true },
  { id: 'task-notes', group: 'task', keys: ['n'] },
  { id: 'task-due', group: 'task', keys: ['d'] },
  { id: 'task-spent', group: 'task', keys: ['r'] },
  { id: 'task-labels', group: 'task', keys: ['l'] },
  { id: 'task-subtask', group: 'task', keys: ['+'] },
  { id: 'task-order', group: 'task', keys: ['mod+ArrowUp', 'mod+ArrowDown'], native: true },
  { id: 'task-repeat', group: 'task', keys: ['y'] },
  { id: 'task-skip', group: 'task', keys: ['>'] },
  { id: 'task-project', group: 'task', keys: ['o'] },
  { id: 'task-wait', group: 'task', keys: ['w'] },
  { id: 'task-comment', group: 'task', keys: ['i'] },
  { id: 'task-page', group: 'task', keys: ['.'] },
  { id: 'task-history', group: 'task', keys: ['h'] },
];

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
 * @returns the command, and the first key to remember if this one begins a sequence
 */
export function match(press: KeyPress, before: string | null): { command: CommandId | null; begun: string | null } {
  const name = nameOf(press);
  if (!name) return { command: null, begun: null };
  const wanted = before ? `${before} ${name}` : name;
  const found = bindings.find(
    (binding) => !binding.native && binding.keys.includes(wanted) && (!press.typing || binding.whileTyping),
  );
  if (found) return { command: found.id, begun: null };
  const begins = !press.typing && bindings.some((binding) => binding.keys.some((key) => key.startsWith(`${name} `)));
  return { command: null, begun: begins ? name : null };
}
