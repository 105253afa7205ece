export const offline = {
  live: {
    connecting: 'Connecting',
    offline: 'Offline',
    saving: 'Saving',
    offlineHint: 'This device has no network. What you do is kept here and sent when it is back.',
    noAnswerHint: 'The platform does not answer. What you do is kept here and sent as soon as it does.',
    needed: 'This needs a connection. Nothing was changed; try again when you are online.',
    connectingHint: 'Changes from other devices will follow in a moment.',
    queued_one: '{{count}} change waits',
    queued_other: '{{count}} changes wait',
    asking_one: '{{count}} change needs you',
    asking_other: '{{count}} changes need you',
  },

  unread: {
    title: 'Not here without a network',
    text: 'This was not read on this device before. It comes by itself when you are back online.',
  },

  update: { ready: 'A new version is ready.', take: 'Load it' },

  outbox: {
    title: 'What waits to be sent',
    unsent: 'not sent yet',
    local: 'not sent yet, dates and labels follow',
    signOut_one: '{{count}} change was not sent yet and would be lost.',
    signOut_other: '{{count}} changes were not sent yet and would be lost.',
    signOutAnyway: 'Sign out anyway',
    signOutFailed: 'Signing out needs a connection. Try again when the platform answers.',
    conflictToast: 'Changed elsewhere too:',
    refusedToast: 'Could not be done:',
    look: 'Look',
  },
};
