export const tour = {
  tour: {
    title: 'Die kurze Tour',
    skip: 'Überspringen',
    skipNamed: 'Tour überspringen',
    steps: 'Schritte',
    done: 'erledigt:',
    type: 'Schreib eine erste Aufgabe',
    typeHint: 'Schreib sie in die Zeile oben, etwa „Ficus gießen today ~5m“, und drück die Eingabetaste.',
    typeHintTouch: 'Schreib sie in die Zeile oben, etwa „Ficus gießen today ~5m“, und tippe auf Hinzufügen.',
    finish: 'Erledige sie',
    finishHint: 'Esc verlässt die Zeile, J geht zur Aufgabe, die Leertaste erledigt sie. Oder klick auf ihren Kreis.',
    finishHintTouch: 'Tippe auf den Kreis davor.',
    xp: 'Sieh, was sie bringt',
    xpWaits: 'Was sie bringt, kommt gleich.',
    xpHint:
      'Sie hat {{amount}} XP gebracht: {{reasons}}. Dein Levelring ist weitergerückt, bis Level {{level}} fehlen noch {{left}} XP.',
    why: 'Bei jedem Eintrag in deinem Profil steht, warum er so ist.',
    profile: 'Im Profil ansehen',
    end: 'Verstanden',
  },
};
