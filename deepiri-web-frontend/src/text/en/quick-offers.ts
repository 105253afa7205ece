export const quickOffers = {
  quickOffers: {
    list: 'What can stand here',
    count_one: '{{count}} suggestion. Arrow down to choose.',
    count_other: '{{count}} suggestions. Arrow down to choose.',
  },

  quickChips: {
    understood: 'Understood from your text',
    dismiss: '{{text}}: keep it as text',
    later: 'Dates and labels are understood when you are back online.',
    newProject: 'new project: {{name}}',
    fromArchive: '{{name}}, out of the archive',
    passedOver_one: '{{texts}} stays text: the first day counts.',
    passedOver_other: '{{texts}} stay text: the first day counts.',
    text: '“{{text}}”',
    hint: 'add',
  },

  quickMarks: {
    inLine: 'What is understood when you add a task',
    when: 'Date, time',
    repeats: 'Repeats',
    estimate: 'Estimate',
    label: 'Label',
    numbers: '#42 stays text',
    project: 'Project',
    priority: 'Priority',
    difficulty: 'Difficulty',
  },
};
