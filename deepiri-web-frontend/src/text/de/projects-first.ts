export const projectsFirst = {
  projects: {
    title: 'Projekte',
    openCount_one: '{{count}} offen',
    openCount_other: '{{count}} offen',
    addHere: 'Aufgabe zu {{name}} hinzufügen',
  },
};
