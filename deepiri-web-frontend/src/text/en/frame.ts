export const frame = {
  app: { name: 'Deepiri', title: '{{page}} · Deepiri', skip: 'Skip to the content', loading: 'Loading' },

  nav: {
    main: 'Main',
    today: 'Today',
    tasks: 'Tasks',
    projects: 'Projects',
    board: 'Leaderboard',
    boardShort: 'Ranking',
    inbox: 'Inbox',
    inboxShort: 'Inbox',
    profile: 'Profile',
    settings: 'Settings',
    trash: 'Trash',
    unread_one: '{{count}} unread',
    unread_other: '{{count}} unread',
    open_one: '{{count}} open for today',
    open_other: '{{count}} open for today',
    inProject_one: '{{count}} open',
    inProject_other: '{{count}} open',
  },

  top: { search: 'Search', commands: 'Commands' },

  level: {
    ring: 'Level {{level}}, {{into}} of {{next}} XP',
    level: 'Level {{level}}',
    into: '{{into}} / {{next}} XP',
    toNext: '{{xp}} XP to level {{level}}',
  },

  streak: {
    week_one: 'Streak: {{count}} day',
    week_other: 'Streak: {{count}} days',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    day: '{{day}}: {{reason}}',
    counted: 'counted',
    frozen: 'freeze used',
    missed: 'nothing done',
    open: 'still open',
    before: 'before you came',
  },

  palette: {
    title: 'Commands and search',
    placeholder: 'What do you want to do or find?',
    search: 'Search tasks and commands',
    commands: 'Commands',
    tasks: 'Tasks',
    projects: 'Projects',
    nothing: 'Nothing found',
    addTask: 'Add “{{text}}” as a task',
  },

  keys: { names: { mod: 'Ctrl', shift: 'Shift', Space: 'Space', Escape: 'Esc', Delete: 'Del' }, turn: 'then' },

  appearance: {
    scheme: 'Colours',
    auto: 'As the system',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    languageFailed: 'This language could not be fetched. Try again when you are connected.',
    motion: 'Motion follows the setting of your system: “reduce motion” is obeyed everywhere.',
    toggled: 'Colours: {{scheme}}',
  },
};
