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
    unsent: 'noch nicht gesendet',
    local: 'noch nicht gesendet; Datum und Labels folgen',
    signOut_one: '{{count}} Änderung wurde noch nicht gesendet und ginge verloren.',
    signOut_other: '{{count}} Änderungen wurden noch nicht gesendet und gingen verloren.',
    signOutAnyway: 'Trotzdem abmelden',
    signOutFailed: 'Zum Abmelden brauchst du eine Verbindung. Versuch es wieder, wenn die Plattform antwortet.',
    conflictToast: 'Auch anderswo geändert:',
    refusedToast: 'Ging nicht:',
    look: 'Ansehen',
  },
};
