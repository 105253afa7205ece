export const quickAdd = {
  quick: {
    label: 'Aufgabe hinzufügen',
    placeholder: 'Aufgabe hinzufügen: „Bericht schreiben heute ~45m #arbeit !hoch“',
    placeholderShort: 'Aufgabe hinzufügen',
    placeholderProject: 'Aufgabe zu {{name}} hinzufügen',
    failed: 'Das wurde nicht gespeichert. Dein Text ist noch da.',
    tooLong:
      'Eine Zeile fasst {{most}} Zeichen, diese hat {{over}} zu viel. Kürze sie hier oder heb dir den Rest für die Notizen der Aufgabe auf.',
    dialog: 'Aufgabe hinzufügen',
    explain: 'Was verstanden wird',
  },
};
