/** What is said of projects before their room comes; the room has it too. */
export const projectsFirst = {
  projects: {
    title: 'Projects',
    openCount_one: '{{count}} open',
    openCount_other: '{{count}} open',
    addHere: 'Add a task to {{name}}',
  },
};
