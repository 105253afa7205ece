/** Three tasks to try things with. */
export const examples = {
  examples: {
    title: 'Nothing here yet',
    text: 'Type what you have to do in the line above: “Call the dentist tomorrow 9am ~10m” is understood as you type. Or try it with three examples first.',
    add: 'Add three examples to play with',
    tour: 'Show me in 40 seconds',
    dismiss: 'No thanks',
    remove: 'Remove examples',
    note: 'These are examples. Finish one and see what happens.',
    first: 'Press Space on this task to finish it',
    second: 'Open this one with e and look at its history',
    third: 'Plan something nice for the weekend',
    secondNotes:
      'Notes are **Markdown**:\n\n- change a field above and come back\n- the slider below shows every version\n- any version can be restored',
  },
};
