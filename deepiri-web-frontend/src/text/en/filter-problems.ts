/** What is wrong with a filter, by its code. */
export const filterProblems = {
  filterProblem: {
    too_long: 'a filter has at most {{most}} characters',
    not_closed: 'this parenthesis is not closed',
    closes_nothing: 'this parenthesis closes nothing',
    quote_not_closed: 'this quotation mark has no second one',
    condition_missing: 'a condition is missing',
    condition_missing_after: 'a condition is missing after “{{word}}”',
    name_missing: 'after this sign a name must follow',
    value_missing: 'after {{word}} a value must follow',
    one_value: '{{field}} takes one value here; join two terms by or',
    no_field:
      'there is no field {{name}}. After a space, the arrow down shows all fields; in quotation marks it is searched for',
    no_field_near: 'there is no field {{name}}. Did you mean {{near}}? In quotation marks it is searched for',
    no_order: '{{field}} has no order; write {{example}}',
    no_project: 'there is no project “{{name}}”; write names with blanks in quotation marks',
    not_a_choice: '{{field}} can be {{all}}',
    not_a_day: 'a day is today, tomorrow, yesterday, 7d, -2w or a date such as 2026-11-24',
    not_a_duration: 'a duration is written 45m, 2h or 1h30m',
  },
};
