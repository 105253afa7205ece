export const inbox = {
  inbox: {
    title: 'Inbox',
    allRead: 'Mark all as read',
    read: 'Mark as read',
    unread: 'unread',
    empty: 'Nothing to read',
    emptyHint: 'Levels, badges and tasks that become free are told here. You choose which in Settings.',
    preferences: 'Choose what is told',
    filterAll: 'All',
    filterUnread: 'Unread',
    filter: 'Show',
    noUnread: 'All read',
    noUnreadHint: 'Older ones are under All.',
  },
};
