export const offline = {
  live: {
    connecting: 'Verbinde',
    offline: 'Offline',
    saving: 'Speichere',
    offlineHint:
      'Dieses Gerät hat kein Netz. Was du tust, bleibt hier erhalten und wird gesendet, sobald das Netz wieder da ist.',
    noAnswerHint:
      'Die Plattform antwortet nicht. Was du tust, bleibt hier erhalten und wird gesendet, sobald sie wieder antwortet.',
    needed: 'Dafür braucht es eine Verbindung. Nichts wurde geändert; versuche es online noch einmal.',
    connectingHint: 'Änderungen von anderen Geräten kommen gleich nach.',
    queued_one: '{{count}} Änderung wartet',
    queued_other: '{{count}} Änderungen warten',
    asking_one: '{{count}} Änderung braucht dich',
    asking_other: '{{count}} Änderungen brauchen dich',
  },

  unread: {
    title: 'Ohne Netz nicht hier',
    text: 'Das wurde auf diesem Gerät noch nie gelesen. Es erscheint von selbst, wenn du wieder online bist.',
  },

  update: {
    ready: 'Eine neue Version ist bereit.',
    take: 'Jetzt laden',
  },

  outbox: {
    title: 'Was noch zu senden ist',
    emptyTitle: 'Nichts wartet',
    emptyText:
      'Alles, was du getan hast, ist angekommen. Was du ohne Netz tust, bleibt hier, bis es gesendet werden kann.',
    reach: {
      here: 'Das wird gerade gesendet, in dieser Reihenfolge.',
      noNetwork:
        'Offline. Das alles bleibt auf diesem Gerät und wird in dieser Reihenfolge gesendet, sobald das Netz wieder da ist.',
      noAnswer:
        'Die Plattform antwortet nicht. Das alles bleibt auf diesem Gerät und wird in dieser Reihenfolge gesendet, sobald sie wieder antwortet.',
    },
    list: 'Was du getan hast',
    drop: 'Verwerfen',
    dropNamed: 'Verwerfen: {{what}}',
    retryNamed: 'Noch einmal versuchen: {{what}}',
    dropped: 'Verworfen:',
    unsent: 'noch nicht gesendet',
    local: 'noch nicht gesendet; Datum und Labels folgen',
    signOut_one: '{{count}} Änderung wurde noch nicht gesendet und ginge verloren.',
    signOut_other: '{{count}} Änderungen wurden noch nicht gesendet und gingen verloren.',
    signOutAnyway: 'Trotzdem abmelden',
    signOutFailed: 'Zum Abmelden brauchst du eine Verbindung. Versuch es wieder, wenn die Plattform antwortet.',
    conflictToast: 'Auch anderswo geändert:',
    refusedToast: 'Ging nicht:',
    look: 'Ansehen',

    did: {
      add: 'Hinzufügen:',
      complete: 'Erledigen:',
      reopen: 'Wieder öffnen:',
      start: 'Beginnen:',
      delete: 'Löschen:',
      restore: 'Wiederherstellen:',
      update: 'Ändern:',
      archiveNotification: 'Archivieren:',
      snoozeNotification: 'Zurückstellen:',
      restoreNotification: 'Zurückholen:',
      bulk_one: '{{count}} Aufgabe ändern:',
      bulk_other: '{{count}} Aufgaben ändern:',
    },

    refused: {
      not_found: 'Das wurde inzwischen anderswo gelöscht.',
      invalid_transition: 'Das wurde anderswo so geändert, dass es keinen Sinn mehr ergibt.',
      task_blocked: 'Die Aufgabe wartet jetzt auf andere. Erledige erst diese.',
      internal: 'Auf der Seite der Plattform ist etwas schiefgegangen.',
      other: 'Die Plattform hat es abgelehnt. {{detail}}',
    },

    conflict: {
      title: 'Das wurde auch anderswo geändert. Was soll gelten?',
      mine: 'Meins',
      theirs: 'Auf der Plattform',
      both: 'Beides',
      choose: '{{field}}: Was soll gelten?',
      apply: 'Das nehmen',
      applyNamed: 'Für „{{title}}“ nehmen',
    },
  },
};
