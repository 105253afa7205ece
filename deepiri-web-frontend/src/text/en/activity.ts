/** Comments, and what became of a task. */
export const activity = {
  activity: {
    title: 'Activity',
    write: 'Write a comment',
    send: 'Comment',
    hint: 'Markdown. {{key}} sends.',
    edited: 'edited',
    edit: 'Change the comment',
    remove: 'Take the comment back',
    removed: 'Comment taken back',
    failed: 'The comment could not be saved. {{detail}}',
  },
};
