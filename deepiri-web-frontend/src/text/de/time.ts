export const time = {
  timer: {
    region: 'Laufender Timer',
    start: 'Timer starten',
    startShort: 'Starten',
    stop: 'Timer stoppen',
    stopNamed: 'Timer von „{{title}}“ stoppen',
    ask: 'Er läuft schon sehr lange. Hast du vergessen, ihn zu stoppen?',
    forgotten: 'Er läuft seit {{since}}. Wann hast du wirklich aufgehört?',
    asEstimated: 'Nach {{span}}, wie geschätzt',
    endDay: 'Tag des Endes',
    endTime: 'Uhrzeit des Endes',
    endThen: 'Da war Schluss',
    endNow: 'Stimmt so, jetzt stoppen',
    discard: 'Nicht zählen',
  },
};
