export const inbox = {
  inbox: {
    title: 'Posteingang',
    allRead: 'Alles als gelesen markieren',
    read: 'Als gelesen markieren',
    unread: 'ungelesen',
    empty: 'Nichts zu lesen',
    emptyHint:
      'Hier erfährst du von neuen Leveln, Abzeichen und Aufgaben, die frei werden. Was davon, wählst du in den Einstellungen.',
    preferences: 'Benachrichtigungen wählen',
    filterAll: 'Alle',
    filterUnread: 'Ungelesen',
    filter: 'Zeigen',
    noUnread: 'Alles gelesen',
    noUnreadHint: 'Ältere stehen unter „Alle“.',
  },
};
