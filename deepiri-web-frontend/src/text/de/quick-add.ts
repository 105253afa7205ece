export const quickAdd = {
  quick: {
    label: 'Aufgabe hinzufügen',
    placeholder: 'Aufgabe hinzufügen: „Bericht schreiben today ~45m #arbeit !high“',
    placeholderShort: 'Aufgabe hinzufügen',
    understood: 'Aus deinem Text verstanden',
    dismiss: '{{text}}: als Text behalten',
    failed: 'Das wurde nicht gespeichert. Dein Text ist noch da.',
    later: 'Daten und Labels werden verstanden, sobald du wieder online bist.',
    dialog: 'Aufgabe hinzufügen',
    hint: 'hinzufügen',
  },

  understood: {
    title: 'Was verstanden wird',
    inLine: 'Was beim Hinzufügen einer Aufgabe verstanden wird',
    when: 'Datum, Uhrzeit',
    repeats: 'Wiederholung',
    estimate: 'Schätzung',
    label: 'Label',
    project: 'Projekt',
    priority: 'Priorität',
    difficulty: 'Schwierigkeit',
  },
};
