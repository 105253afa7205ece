export const quickAdd = {
  quick: {
    label: 'Aufgabe hinzufügen',
    placeholder: 'Aufgabe hinzufügen: „Bericht schreiben today ~45m #arbeit !high“',
    placeholderShort: 'Aufgabe hinzufügen',
    failed: 'Das wurde nicht gespeichert. Dein Text ist noch da.',
    dialog: 'Aufgabe hinzufügen',
    explain: 'Was verstanden wird',
  },
};
