export const importing = {
  unreadable: {
    json_broken:
      'Die Datei beginnt wie JSON, ist aber keines: Vielleicht fehlt das Ende. Exportiere oder lade sie noch einmal.',
    json_unknown:
      'Die Datei ist JSON einer Art, die hier nicht bekannt ist. Wähle ein Archiv von hier, die userdata.json von Habitica oder die data.json von Vikunja; von anderswo nimm CSV.',
    json_too_deep: 'Die Datei ist zu tief verschachtelt, um ein Export zu sein. Exportiere oder lade sie noch einmal.',
    not_an_archive: 'Die Datei ist kein Archiv von hier. Wähle eine andere.',
    archive_too_new: 'Das Archiv stammt von einer neueren Plattform. Bring diese hier erst auf den neuesten Stand.',
    archive_broken: 'Das Archiv ist bei „{{name}}“ beschädigt. Exportiere es noch einmal.',
    not_vikunja: 'Die Datei ist kein Export aus Vikunja. Wähle die data.json daraus.',
    not_habitica: 'In der Datei sind keine Aufgaben aus Habitica. Wähle die userdata.json.',
    not_todoist: 'Die Datei hat nicht die Spalten von Todoist.',
    no_rows: 'Die Datei hat keine Zeilen unter der ersten. Wähle eine andere.',
    too_many_rows: 'Die Datei hat mehr als {{most}} Zeilen. Teile sie und importiere die Teile.',
    too_many_tasks: 'Die Datei hat mehr als {{most}} Aufgaben. Teile sie und importiere die Teile.',
    too_many_columns: 'Die Datei hat mehr als {{most}} Spalten. Lass weg, was du nicht brauchst.',
    quote_not_closed:
      'Bei Zeile {{line}} steht ein Anführungszeichen ohne ein zweites. Speichere die Datei noch einmal als CSV.',
    row_too_long: 'Bei Zeile {{line}} hat eine Zeile mehr als {{most}} Zeichen. Kürze sie, oder lass sie weg.',
    table_broken: 'Bei Zeile {{line}} ist die Datei keine Tabelle mehr. Speichere sie noch einmal als CSV, in UTF-8.',
  },

  importProblem: {
    no_title: 'Der Titel fehlt. Gib der Zeile einen, oder wähle die Spalte, in der er steht.',
    not_a_status: '„{{text}}“ ist kein Status. Schreib todo, in progress, blocked, done oder cancelled.',
    not_a_priority: '„{{text}}“ ist keine Priorität. Schreib none, low, medium, high oder urgent.',
    not_a_difficulty: '„{{text}}“ ist keine Schwierigkeit. Schreib trivial, easy, medium, hard oder epic.',
    not_a_kind: '„{{text}}“ ist keine Art von Aufgabe. Schreib task, habit, study, code oder creative.',
    not_labels: '„{{text}}“ sind keine Labels. Trenne Labels durch Kommas.',
    not_an_instant: '„{{text}}“ wurde nicht verstanden. Schreib es als 2026-11-24 oder 2026-11-24 17:00.',
    not_a_day: '„{{text}}“ ist kein Tag. Schreib ihn als 2026-11-24.',
    not_minutes: '„{{text}}“ ist keine Dauer. Schreib Minuten, zum Beispiel 45, oder 1:30.',
    not_a_repetition:
      '„{{text}}“ ist keine Wiederholung. Schreib eine Regel wie FREQ=WEEKLY;BYDAY=MO oder every monday.',
    not_a_todoist_date:
      '„{{text}}“ wurde nicht verstanden. Setz das Datum in Todoist noch einmal, oder schreib es als 2026-11-24.',
    rewards_one: '{{count}} Belohnung ist keine Aufgabe. Lass sie, wo sie ist, oder schreib sie als Aufgabe auf.',
    rewards_other:
      '{{count}} Belohnungen sind keine Aufgaben. Lass sie, wo sie sind, oder schreib sie als Aufgaben auf.',
    repeats_by_hours:
      '„{{title}}“ wiederholt sich nach Stunden, das gibt es hier nicht. Gib der Aufgabe eine Wiederholung nach Tagen.',
    labels_cut:
      '„{{title}}“ hat mehr als {{most}} Labels oder längere als {{longest}} Zeichen. Schreib, was fehlt, in die Notizen.',
    project_name:
      '„{{name}}“ wird nicht als Projekt angelegt, und die Aufgaben daraus kommen ohne eines. Gib ihm dort einen anderen Namen und nimm die Datei noch einmal, oder ordne die Aufgaben einem Projekt zu, wenn sie hier sind.',
    project_limit:
      'Es gibt schon {{most}} Projekte: „{{name}}“ wird nicht angelegt, und die Aufgaben daraus kommen ohne eines. Lösche Projekte, die du nicht mehr brauchst, und ordne die Aufgaben einem zu, wenn sie hier sind.',
    project_missing:
      '„{{title}}“ gehört zu einem Projekt, das es weder hier noch in der Datei gibt: Die Aufgabe kommt ohne Projekt. Ordne sie einem zu, wenn sie hier ist.',
    repeated_id: '„{{title}}“ hat die ID einer früheren. Gib jeder eine eigene.',
    misplaced:
      '„{{title}}“ stünde unter sich selbst oder tiefer als {{most}} Ebenen: Die Aufgabe steht für sich. Wähle eine andere übergeordnete, wenn sie hier ist.',
    waits_in_circle:
      '„{{title}}“ würde auf „{{other}}“ warten, und die wartet auf sie: Diese eine Verbindung bleibt weg. Sag, worauf sie wartet, wenn sie hier ist.',
    field_not_valid: 'Das passt hier nicht. Ändere es in der Datei.',
    record_not_valid: 'Das ist nicht mehr so, wie es exportiert wurde. Nimm das Archiv, wie es war, ohne Änderungen.',
    task_not_valid:
      '„{{title}}“ ist nicht mehr so, wie es exportiert wurde. Nimm das Archiv, wie es war, ohne Änderungen.',
  },
};
