/** The list of what waits to be sent. */
export const waits = {
  waits: {
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
