export const quickOffers = {
  quickOffers: {
    list: 'What can stand here',
    count_one: '{{count}} suggestion. Arrow down to choose.',
    count_other: '{{count}} suggestions. Arrow down to choose.',
    newProject: 'Create project “{{name}}”',
    projectFor: 'Create project “{{name}}” and put the task there',
  },

  quickChips: {
    understood: 'Understood from your text',
    dismiss: '{{text}}: keep it as text',
    later: 'Dates and labels are understood when you are back online.',
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
