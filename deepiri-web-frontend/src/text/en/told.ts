/** What is told in the inbox, by kind. */
export const told = {
  told: {
    welcome: {
      title: 'Welcome to Deepiri, {{name}}',
      body: 'Type what you have to do on the Today page. Finishing it earns XP, and a day with something finished keeps your streak.',
    },
    xp_awarded: { title: '+{{amount}} XP: {{title}}', untitled: '+{{amount}} XP' },
    level_reached: { title: 'Level {{level}} reached', body: 'You have earned {{xp}} XP so far.' },
    badge_earned: { title: 'Badge earned: {{name}}' },
    streak_broken: {
      title_one: 'Your streak of {{count}} day ended',
      title_other: 'Your streak of {{count}} days ended',
      body_one:
        'Nothing was finished on {{date}}, and no freeze was left. Your best is {{count}} day; the next one starts with the next task.',
      body_other:
        'Nothing was finished on {{date}}, and no freeze was left. Your best is {{count}} days; the next one starts with the next task.',
    },
    task_unblocked: { title: 'Ready to start: {{title}}', body: 'Everything it waited for is done.' },
    takenBack: 'Taken back: the task was opened again.',
  },
};
