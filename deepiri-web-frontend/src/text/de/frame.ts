export const frame = {
  app: { name: 'Deepiri', title: '{{page}} · Deepiri', skip: 'Zum Inhalt springen', loading: 'Wird geladen' },

  nav: {
    main: 'Hauptnavigation',
    today: 'Heute',
    tasks: 'Aufgaben',
    projects: 'Projekte',
    board: 'Bestenliste',
    boardShort: 'Rang',
    inbox: 'Posteingang',
    inboxShort: 'Post',
    profile: 'Profil',
    settings: 'Einstellungen',
    trash: 'Papierkorb',
    unread_one: '{{count}} ungelesen',
    unread_other: '{{count}} ungelesen',
    open_one: '{{count}} für heute offen',
    open_other: '{{count}} für heute offen',
    inProject_one: '{{count}} offen',
    inProject_other: '{{count}} offen',
  },

  top: { search: 'Suchen', commands: 'Befehle' },

  level: {
    ring: 'Level {{level}}, {{into}} von {{next}} XP',
    level: 'Level {{level}}',
    into: '{{into}} / {{next}} XP',
    toNext: '{{xp}} XP bis Level {{level}}',
  },

  streak: {
    week_one: 'Serie: {{count}} Tag',
    week_other: 'Serie: {{count}} Tage',
    days_one: '{{count}} Tag',
    days_other: '{{count}} Tage',
    day: '{{day}}: {{reason}}',
    counted: 'zählt',
    frozen: 'Schutztag verbraucht',
    missed: 'nichts erledigt',
    open: 'noch offen',
    before: 'bevor du hier warst',
  },

  palette: {
    title: 'Befehle und Suche',
    placeholder: 'Was möchtest du tun oder finden?',
    search: 'Aufgaben und Befehle suchen',
    commands: 'Befehle',
    tasks: 'Aufgaben',
    projects: 'Projekte',
    nothing: 'Nichts gefunden',
    addTask: '„{{text}}“ als Aufgabe hinzufügen',
  },

  keys: { names: { mod: 'Strg', shift: 'Umschalt', Space: 'Leertaste', Escape: 'Esc', Delete: 'Entf' }, turn: 'dann' },

  appearance: {
    scheme: 'Farben',
    auto: 'Wie das System',
    light: 'Hell',
    dark: 'Dunkel',
    language: 'Sprache',
    languageFailed: 'Diese Sprache ließ sich nicht laden. Versuch es wieder, wenn du verbunden bist.',
    motion: 'Bewegung folgt deinem System: „Bewegung reduzieren“ gilt überall.',
    toggled: 'Farben: {{scheme}}',
  },
};
