/** What is wrong with a file or with a row of it, by the codes of the platform; comes with the import room. */
export const importing = {
  unreadable: {
    json_broken: 'The file begins like JSON, and is not: perhaps its end is missing. Export or download it once more.',
    json_unknown:
      'The file is JSON of a kind that is not known here. Choose an archive from here, the userdata.json of Habitica or the data.json of Vikunja; from elsewhere, take CSV.',
    json_too_deep: 'The file is nested too deeply to be an export. Export or download it once more.',
    not_an_archive: 'The file is no archive from here. Choose another one.',
    archive_too_new: 'The archive was written by a newer platform. Bring this one up to date first.',
    archive_broken: 'The archive is broken at “{{name}}”. Export it once more.',
    not_vikunja: 'The file is no export of Vikunja. Choose the data.json in it.',
    not_habitica: 'The file holds no tasks of Habitica. Choose its userdata.json.',
    not_todoist: 'The file does not have the columns of Todoist.',
    no_rows: 'The file has no rows below its first line. Choose another one.',
    too_many_rows: 'The file has more than {{most}} rows. Divide it, and import the parts.',
    too_many_tasks: 'The file has more than {{most}} tasks. Divide it, and import the parts.',
    too_many_columns: 'The file has more than {{most}} columns. Leave out what is not needed.',
    quote_not_closed:
      'Near line {{line}} there is a quotation mark without a second one. Save the file as CSV once more.',
    row_too_long: 'Near line {{line}} one row has more than {{most}} characters. Shorten it, or leave it out.',
    table_broken: 'Near line {{line}} the file stops being a table. Save it as CSV once more, in UTF-8.',
  },

  importProblem: {
    no_title: 'There is no title. Give the row one, or choose the column that has it.',
    not_a_status: '“{{text}}” is no status. Write todo, in progress, blocked, done or cancelled.',
    not_a_priority: '“{{text}}” is no priority. Write none, low, medium, high or urgent.',
    not_a_difficulty: '“{{text}}” is no difficulty. Write trivial, easy, medium, hard or epic.',
    not_a_kind: '“{{text}}” is no kind of task. Write task, habit, study, code or creative.',
    not_labels: '“{{text}}” are no labels. Separate labels by commas.',
    not_an_instant: '“{{text}}” was not understood. Write it as 2026-11-24, or 2026-11-24 17:00.',
    not_a_day: '“{{text}}” is no day. Write it as 2026-11-24.',
    not_minutes: '“{{text}}” is no duration. Write minutes, such as 45, or 1:30.',
    not_a_repetition: '“{{text}}” is no repetition. Write a rule such as FREQ=WEEKLY;BYDAY=MO, or every monday.',
    not_a_todoist_date: '“{{text}}” was not understood. Set the date in Todoist once more, or write it as 2026-11-24.',
    rewards_one: '{{count}} reward is no task. Keep it where it is, or write it down as a task.',
    rewards_other: '{{count}} rewards are no tasks. Keep them where they are, or write them down as tasks.',
    repeats_by_hours: '“{{title}}” repeats by hours, which tasks here do not. Give it a repetition by days.',
    labels_cut:
      '“{{title}}” has more than {{most}} labels, or longer ones than {{longest}} characters. Put what is missing into its notes.',
    project_name:
      '“{{name}}” is not made as a project, and its tasks come without one. Give it another name there and take the file once more, or put the tasks into a project when they are here.',
    project_limit:
      'There are {{most}} projects already: “{{name}}” is not made, and its tasks come without one. Delete projects that are not needed any more, and put the tasks into one when they are here.',
    project_missing:
      '“{{title}}” is in a project that is neither here nor in the file: it comes without one. Put it into a project when it is here.',
    repeated_id: '“{{title}}” has the id of an earlier one. Give each an id of its own.',
    misplaced:
      '“{{title}}” would stand below itself, or deeper than {{most}} levels: it stands by itself. Choose another parent for it when it is here.',
    waits_in_circle:
      '“{{title}}” would wait for “{{other}}”, which waits for it: this one link is left out. Say what it waits for when it is here.',
    field_not_valid: 'This does not fit here. Change it in the file.',
    record_not_valid: 'This is not as it was exported. Take the archive as it was, without changes.',
    task_not_valid: '“{{title}}” is not as it was exported. Take the archive as it was, without changes.',
  },
};
