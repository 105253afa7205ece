/** What is wrong with a filter, by its code. */
export const filterProblems = {
  filterProblem: {
    too_long: 'Ein Filter hat höchstens {{most}} Zeichen',
    not_closed: 'Diese Klammer wird nicht geschlossen',
    closes_nothing: 'Diese Klammer schließt nichts',
    quote_not_closed: 'Zu diesem Anführungszeichen fehlt das zweite',
    condition_missing: 'Hier fehlt eine Bedingung',
    condition_missing_after: 'Nach „{{word}}“ fehlt eine Bedingung',
    name_missing: 'Nach diesem Zeichen muss ein Name kommen',
    value_missing: 'Nach {{word}} muss ein Wert kommen',
    one_value: '{{field}} nimmt hier nur einen Wert; verbinde zwei Bedingungen mit or',
    no_field:
      'Ein Feld {{name}} gibt es nicht. Nach einem Leerzeichen zeigt der Pfeil nach unten alle Felder; in "…" wird danach gesucht',
    no_field_near: 'Ein Feld {{name}} gibt es nicht. Meinst du {{near}}? In "…" wird danach gesucht',
    no_order: '{{field}} hat keine Reihenfolge; schreib {{example}}',
    no_project: 'Ein Projekt „{{name}}“ gibt es nicht; Namen mit Leerzeichen stehen in "…"',
    not_a_choice: 'Für {{field}} gibt es {{all}}',
    not_a_day: 'Ein Tag ist today, tomorrow, yesterday, 7d, -2w oder ein Datum wie 2026-11-24',
    not_a_duration: 'Eine Dauer schreibt man 45m, 2h oder 1h30m',
  },
};
