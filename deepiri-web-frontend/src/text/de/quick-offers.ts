export const quickOffers = {
  quickOffers: {
    list: 'Was hier stehen kann',
    count_one: '{{count}} Vorschlag. Mit Pfeil nach unten auswählen.',
    count_other: '{{count}} Vorschläge. Mit Pfeil nach unten auswählen.',
  },

  quickChips: {
    understood: 'Aus deinem Text verstanden',
    dismiss: '{{text}}: als Text behalten',
    later: 'Daten und Labels werden verstanden, sobald du wieder online bist.',
    newProject: 'neues Projekt: {{name}}',
    fromArchive: '{{name}}, aus dem Archiv',
    passedOver_one: '{{texts}} bleibt Text: Es gilt der erste Tag.',
    passedOver_other: '{{texts}} bleiben Text: Es gilt der erste Tag.',
    text: '„{{text}}“',
    hint: 'hinzufügen',
  },

  quickMarks: {
    inLine: 'Was beim Hinzufügen einer Aufgabe verstanden wird',
    when: 'Datum, Uhrzeit',
    repeats: 'Wiederholung',
    estimate: 'Schätzung',
    label: 'Label',
    numbers: '#42 bleibt Text',
    project: 'Projekt',
    priority: 'Priorität',
    difficulty: 'Schwierigkeit',
  },
};
