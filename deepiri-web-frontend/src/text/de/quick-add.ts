export const quickAdd = {
  quick: {
    label: 'Aufgabe hinzufügen',
    placeholder: 'Aufgabe hinzufügen: „Bericht schreiben heute ~45m #arbeit !hoch“',
    placeholderShort: 'Aufgabe hinzufügen',
    placeholderProject: 'Aufgabe zu {{name}} hinzufügen',
    failed: 'Das wurde nicht gespeichert. Dein Text ist noch da.',
    dialog: 'Aufgabe hinzufügen',
    explain: 'Was verstanden wird',
  },
};
