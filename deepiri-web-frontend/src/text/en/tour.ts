/** The short tour of the first run; comes when it is begun. */
export const tour = {
  tour: {
    title: 'The short tour',
    skip: 'Skip',
    skipNamed: 'Skip the tour',
    steps: 'Steps',
    done: 'done:',
    type: 'Type a first task',
    typeHint: 'Write it into the line above, such as “Water the ficus today ~5m”, and press Enter.',
    typeHintTouch: 'Write it into the line above, such as “Water the ficus today ~5m”, and tap Add.',
    finish: 'Finish it',
    finishHint: 'Escape leaves the line, J goes to the task, Space finishes it. Or click its circle.',
    finishHintTouch: 'Tap the circle before it.',
    xp: 'See what it is worth',
    xpWaits: 'What it pays comes in a moment.',
    xpHint: 'It paid {{amount}} XP: {{reasons}}. Your level ring has moved, {{left}} XP are left to level {{level}}.',
    why: 'Each entry in your profile says why it is what it is.',
    profile: 'See it in your profile',
    end: 'Got it',
  },
};
