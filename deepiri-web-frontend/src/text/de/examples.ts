/** Three tasks to try things with. */
export const examples = {
  examples: {
    title: 'Noch nichts hier',
    text: 'Schreib in die Zeile oben, was du zu tun hast: „Zahnärztin anrufen tomorrow 9am ~10m“ wird schon beim Tippen verstanden. Oder probier es erst mit drei Beispielen aus.',
    add: 'Drei Beispiele zum Ausprobieren',
    tour: 'In 40 Sekunden zeigen',
    dismiss: 'Nein danke',
    remove: 'Beispiele entfernen',
    note: 'Das sind Beispiele. Erledige eines und sieh, was passiert.',
    first: 'Drück die Leertaste auf dieser Aufgabe, um sie zu erledigen',
    second: 'Öffne diese mit e und sieh dir ihren Verlauf an',
    third: 'Etwas Schönes fürs Wochenende planen',
    secondNotes:
      'Notizen sind **Markdown**:\n\n- ändere oben ein Feld und komm zurück\n- der Regler unten zeigt jede Version\n- jede Version lässt sich wiederherstellen',
  },
};
