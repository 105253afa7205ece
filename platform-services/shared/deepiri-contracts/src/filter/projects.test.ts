import { describe, expect, it } from 'vitest';
import { FilterError } from './ast.ts';
import { parseFilter } from './parse.ts';
import { projectNames } from './project-names.ts';
import { projectNamesIn, withProjectRenamed } from './projects.ts';

const HOUSE = 'prj_00000000-0000-7000-8000-000000000001';
const TALK = 'prj_00000000-0000-7000-8000-000000000002';
const known = projectNames([
  { id: HOUSE, name: 'Summer house' },
  { id: TALK, name: 'Talk' },
]);

describe('projects in a filter', () => {
  it.each<[string, string[]]>([
    ['project:talk', [TALK]],
    ['project:"Summer  House"', [HOUSE]],
    ['project:Talk,"summer house"', [TALK, HOUSE]],
    [`project:${HOUSE}`, [HOUSE]],
  ])('%s names them', (line, values) => {
    expect(parseFilter(line, known)).toEqual({ kind: 'id', field: 'project', values });
  });

  it('are refused with their place when there is none of that name', () => {
    const refused = (line: string) => {
      try {
        return parseFilter(line, known);
      } catch (error) {
        if (error instanceof FilterError) return { start: error.start, end: error.end, message: error.message };
        throw error;
      }
    };
    expect(refused('milk project:Talks')).toEqual({
      start: 13,
      end: 18,
      message: expect.stringContaining('there is no project “Talks”'),
    });
    expect(refused('project:none')).toEqual({ kind: 'presence', field: 'project', present: false });
    expect(refused('project:"none"')).toMatchObject({ start: 8, end: 14 });
  });

  it('stay as they are written where nobody says what there is', () => {
    const filter = parseFilter(`milk (project:Talk or not project:${HOUSE},Walk)`);
    expect(filter && projectNamesIn(filter)).toEqual(['Talk', 'Walk']);
  });
});

describe('a project that is called something else', () => {
  const rename = (line: string, to = 'Big talk') => withProjectRenamed(line, { id: TALK, from: 'Talk', to });
  it.each([
    ['due<7d project:talk #work', 'due<7d project:"Big talk" #work'],
    ['project:"Talk",house or project:TALK', 'project:"Big talk",house or project:"Big talk"'],
    ['talk "project:talk" #talk', 'talk "project:talk" #talk'],
    ['project:talk (', 'project:"Big talk" ('],
    ['project:talk "', 'project:talk "'],
  ])('%s becomes %s', (line, next) => expect(rename(line)).toBe(next));

  it('is meant by its id when the language cannot say the new name', () => {
    expect(rename('project:talk', 'The "big" talk')).toBe(`project:${TALK}`);
  });
});
