export const quickAdd = {
  quick: {
    label: 'Add a task',
    placeholder: 'Add a task: “Draft the report today ~45m #work !high”',
    placeholderShort: 'Add a task',
    understood: 'Understood from your text',
    dismiss: '{{text}}: keep it as text',
    failed: 'This was not saved. Your text is still here.',
    later: 'Dates and labels are understood when you are back online.',
    dialog: 'Add a task',
    hint: 'add',
  },

  understood: {
    title: 'What is understood',
    inLine: 'What is understood when you add a task',
    when: 'Date, time',
    repeats: 'Repeats',
    estimate: 'Estimate',
    label: 'Label',
    project: 'Project',
    priority: 'Priority',
    difficulty: 'Difficulty',
  },
};
