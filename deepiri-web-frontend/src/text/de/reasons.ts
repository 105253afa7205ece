/** Warum ein Tag zählt und woraus sich eine Buchung ergibt. */
export const reasons = {
  dayReason: {
    completed_one: '{{count}} Aufgabe für {{xp}} XP erledigt.',
    completed_other: '{{count}} Aufgaben für {{xp}} XP erledigt.',
    keeps_streak_one: 'Erledige heute eine Aufgabe, und deine Serie von {{count}} Tag geht weiter.',
    keeps_streak_other: 'Erledige heute eine Aufgabe, und deine Serie von {{count}} Tagen geht weiter.',
    begins_streak: 'Erledige heute eine Aufgabe, und eine Serie beginnt.',
    before_joining: 'Da warst du noch nicht hier.',
    nothing_done: 'Nichts wurde erledigt.',
    cut_short: 'Ein Wechsel der Zeitzone hat diesen Tag verkürzt, darum zählt er nicht gegen dich.',
    freeze_used_one: 'Nichts wurde erledigt; ein Schutztag hat deine Serie von {{count}} Tag gerettet.',
    freeze_used_other: 'Nichts wurde erledigt; ein Schutztag hat deine Serie von {{count}} Tagen gerettet.',
    no_freeze_left_one:
      'Nichts wurde erledigt, und es war kein Schutztag übrig: Deine Serie von {{count}} Tag ist zu Ende gegangen.',
    no_freeze_left_other:
      'Nichts wurde erledigt, und es war kein Schutztag übrig: Deine Serie von {{count}} Tagen ist zu Ende gegangen.',
    freezes_kept:
      'Nichts wurde erledigt. Die Schutztage reichten nicht für die ganze Lücke, darum wurde keiner verbraucht.',
    freezes_too_few_one:
      'Nichts wurde erledigt, und {{freezes}} reichte nicht für die Lücke: Deine Serie von {{count}} Tag ist zu Ende gegangen.',
    freezes_too_few_other:
      'Nichts wurde erledigt, und {{freezes}} reichte nicht für die Lücke: Deine Serie von {{count}} Tagen ist zu Ende gegangen.',
    freezes_one: 'der Vorrat von {{count}} Schutztag',
    freezes_other: 'der Vorrat von {{count}} Schutztagen',
  },

  term: {
    difficulty: {
      trivial: '{{value}} für eine triviale Aufgabe',
      easy: '{{value}} für eine leichte Aufgabe',
      medium: '{{value}} für eine mittlere Aufgabe',
      hard: '{{value}} für eine schwere Aufgabe',
      epic: '{{value}} für eine epische Aufgabe',
    },
    urgent: '{{value}} mehr, weil sie dringend war',
    faster_than_estimate: '{{value}} mehr, weil du {{spent}} von {{estimate}} geschätzten Minuten gebraucht hast',
    streak_one: '{{value}} für die Serie von {{count}} Tag davor',
    streak_other: '{{value}} für die Serie von {{count}} Tagen davor',
    streakMost_one: '{{value}} für die Serie von {{count}} Tag davor, mehr gibt es dafür nicht',
    streakMost_other: '{{value}} für die Serie von {{count}} Tagen davor, mehr gibt es dafür nicht',
    diminishing_ordinal_other: '{{part}}, weil es die {{count}}. erledigte Aufgabe des Tages war',
    half: 'die Hälfte',
    quarter: 'ein Viertel',
    percent: '{{percent}} %',
    reversal: '{{value}} zurückgenommen, weil die Aufgabe wieder geöffnet wurde',
    plain: {
      difficulty: '{{value}} für die Schwierigkeit',
      faster_than_estimate: '{{value}} mehr, weil es schneller ging als geschätzt',
      streak: '{{value}} für die Serie',
      diminishing: 'weniger, weil an dem Tag viele Aufgaben erledigt wurden',
    },
  },
};
