export const quickAdd = {
  quick: {
    label: 'Add a task',
    placeholder: 'Add a task: “Draft the report today ~45m #work !high”',
    placeholderShort: 'Add a task',
    placeholderProject: 'Add a task to {{name}}',
    failed: 'This was not saved. Your text is still here.',
    tooLong:
      'A line holds {{most}} characters, and this one is {{over}} over. Shorten it here, or keep the rest for the notes of the task.',
    dialog: 'Add a task',
    explain: 'What is understood',
  },
};
