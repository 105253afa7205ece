export const inbox = {
  inbox: {
    title: 'Posteingang',
    allRead: 'Alles als gelesen markieren',
    read: 'Als gelesen markieren',
    unread: 'ungelesen',
    preferences: 'Benachrichtigungen wählen',
    filter: 'Zeigen',
    places: { inbox: 'Eingang', unread: 'Ungelesen', snoozed: 'Später', archive: 'Archiv' },
    day: { inbox: '{{day}}', snoozed: 'Zurück: {{day}}', archive: 'Archiviert: {{day}}' },
    earlier_one: '{{count}} frühere',
    earlier_other: '{{count}} frühere',
    earlierOf: 'Früher als „{{title}}“',
    archive: 'Archivieren',
    archived: 'Archiviert:',
    bringBack: 'Zurückholen',
    broughtBack: 'Wieder im Posteingang:',
    putOff: 'Zurückstellen bis',
    putOffUntil: 'Zurückgestellt bis {{when}}:',
    failed: '„{{title}}“ bleibt, wo es war. {{detail}}',
    firstTold: 'Zuerst gemeldet: {{when}}',
    times: {
      hours: 'In 3 Stunden',
      tomorrow: 'Morgen früh',
      monday: 'Nächsten Montag',
      week: 'In einer Woche',
      any: 'Anderer Tag …',
    },
    why: 'Warum?',
    whyNamed: 'Warum wurde mir das gemeldet?',
    explained: {
      xp_awarded: 'Eintrag ansehen',
      badge_earned: 'Abzeichen ansehen',
      level_reached: 'Level ansehen',
      streak_broken: 'Serie ansehen',
      task_unblocked: 'Aufgabe ansehen',
      other: 'Mehr dazu',
    },
    switch: 'Meldungen einstellen',
    toInbox: 'Zum Eingang',
    none: {
      inbox: {
        title: 'Nichts zu lesen',
        hint: 'Hier erfährst du von neuen Leveln, Abzeichen und Aufgaben, die frei werden. Was davon, wählst du in den Einstellungen.',
      },
      unread: { title: 'Alles gelesen', hint: 'Gelesenes bleibt im Eingang, bis du es archivierst.' },
      snoozed: {
        title: 'Nichts ist zurückgestellt',
        hint: 'Was du zurückstellst, ist bis zu seiner Zeit aus dem Weg. Dann ist es wieder im Eingang, ungelesen.',
        key: 'M stellt eine Zeile bis morgen zurück, D bis zu einer Zeit deiner Wahl.',
      },
      archive: {
        title: 'Das Archiv ist leer',
        hint: 'Was du archivierst, ist aus dem Weg, und von hier holst du es zurück.',
        key: 'C archiviert eine Zeile mit allem, was zur selben Aufgabe gemeldet wurde.',
      },
    },
  },

  /** Die Regel, nach der etwas gemeldet wurde, nach Art. */
  toldWhy: {
    xp_awarded: 'Du hast eine Aufgabe erledigt, und jede erledigte Aufgabe bringt XP. Diese: {{terms}}.',
    xp_plain: 'Du hast eine Aufgabe erledigt, und jede erledigte Aufgabe bringt XP.',
    level_reached: 'Ein Level wird gemeldet, wenn deine XP dafür reichen. Mit {{xp}} XP warst du auf Level {{level}}.',
    badge_earned: 'Ein Abzeichen wird gemeldet, wenn du getan hast, was es verlangt. Dieses verlangt: {{asks}}',
    streak_broken:
      'Eine Serie endet, wenn an einem Tag nichts erledigt wird und kein Schutztag übrig ist. Dieser Tag war {{date}}.',
    task_unblocked:
      'Eine Aufgabe wird als frei gemeldet, wenn die letzte Aufgabe erledigt ist, auf die sie gewartet hat.',
    task_after_one:
      'Sie hat auf {{titles}} gewartet, und das ist erledigt. Gemeldet wird eine Aufgabe, wenn sie nichts mehr aufhält.',
    task_after_other:
      'Sie hat auf {{titles}} gewartet, und alle sind erledigt. Gemeldet wird eine Aufgabe, wenn sie nichts mehr aufhält.',
    named: '„{{title}}“',
    welcome: 'Das wird allen einmal gemeldet, wenn sie sich anmelden.',
    other:
      'Die Plattform hat das nach einer Regel gemeldet, die neuer ist als diese Seite. Lade die Seite neu, um sie zu sehen.',
  },
};
