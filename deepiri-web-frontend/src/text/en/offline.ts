export const offline = {
  live: {
    connecting: 'Connecting',
    offline: 'Offline',
    saving: 'Saving',
    offlineHint: 'This device has no network. What you do is kept here and sent when it is back.',
    noAnswerHint: 'The platform does not answer. What you do is kept here and sent as soon as it does.',
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
    emptyTitle: 'Nothing waits',
    emptyText: 'Everything you did has arrived. What you do without a network is kept here until it is sent.',
    reach: {
      here: 'This is being sent, in this order.',
      noNetwork: 'Offline. All of this is kept on this device and sent in this order when the network is back.',
      noAnswer: 'The platform does not answer. All of this is kept on this device and sent in this order when it does.',
    },
    list: 'What you did',
    drop: 'Give up',
    dropNamed: 'Give up: {{what}}',
    retryNamed: 'Try again: {{what}}',
    dropped: 'Given up:',
    unsent: 'not sent yet',
    local: 'not sent yet, dates and labels follow',
    signOut_one: '{{count}} change was not sent yet and would be lost.',
    signOut_other: '{{count}} changes were not sent yet and would be lost.',
    signOutAnyway: 'Sign out anyway',
    signOutFailed: 'Signing out needs a connection. Try again when the platform answers.',
    conflictToast: 'Changed elsewhere too:',
    refusedToast: 'Could not be done:',
    look: 'Look',

    did: {
      add: 'Add',
      complete: 'Complete',
      reopen: 'Reopen',
      start: 'Start',
      delete: 'Delete',
      restore: 'Restore',
      update: 'Change',
      archiveNotification: 'Archive',
      snoozeNotification: 'Put off',
      restoreNotification: 'Bring back',
      bulk_one: 'Change {{count}} task',
      bulk_other: 'Change {{count}} tasks',
    },

    refused: {
      not_found: 'It was deleted elsewhere in the meantime.',
      invalid_transition: 'It was changed elsewhere so that this makes no sense any more.',
      task_blocked: 'It waits for other tasks now. Finish those first.',
      internal: 'Something went wrong on the side of the platform.',
      other: 'The platform refused it. {{detail}}',
    },

    conflict: {
      title: 'This was changed elsewhere too. What shall it be?',
      mine: 'Mine',
      theirs: 'Theirs',
      both: 'Both',
      choose: '{{field}}: which one?',
      apply: 'Use this',
      applyNamed: 'Use this for “{{title}}”',
    },
  },
};
