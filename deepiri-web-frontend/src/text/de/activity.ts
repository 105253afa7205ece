/** Comments, and what became of a task. */
export const activity = {
  activity: {
    title: 'Aktivität',
    write: 'Kommentar schreiben',
    send: 'Kommentieren',
    hint: 'Markdown. {{key}} sendet.',
    edited: 'bearbeitet',
    edit: 'Kommentar ändern',
    remove: 'Kommentar zurücknehmen',
    removed: 'Kommentar zurückgenommen',
    failed: 'Der Kommentar ließ sich nicht speichern. {{detail}}',
  },
};
