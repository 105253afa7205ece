import { expect, it } from 'vitest';
import { projectOfFile } from './project-of-file.ts';

it.each([
  ['Garden.csv', 'Garden'],
  ['Garden [2203306141].csv', 'Garden'],
  ['Garden [2203306141] (2).csv', 'Garden'],
  ['Büro & Co. [17].CSV', 'Büro & Co.'],
  ['v1.2 [plan].csv', 'v1.2 [plan]'],
  ['[7].csv', ''],
  ['Inbox [4].csv', ''],
  ['Eingang.csv', ''],
  ['Inbox zero.csv', 'Inbox zero'],
  ['.csv', ''],
  [`${'😀'.repeat(81)}.csv`, '😀'.repeat(80)],
])('%s', (file, project) => {
  expect(projectOfFile(file)).toBe(project);
});
