import { describe, expect, it } from 'vitest';
import { partsOf } from './archive-parts.ts';

const archive = (tasks: object[], more = {}) =>
  JSON.stringify({ format: 'deepiri-archive', version: 1, tasks, ...more });

describe('the parts of a file', () => {
  it('are one for what is short, or no archive, or broken', () => {
    expect(partsOf(archive([{ a: 1 }]))).toEqual([archive([{ a: 1 }])]);
    const csv = 'title\n'.repeat(100);
    expect(partsOf(csv, 10)).toEqual([csv]);
    const broken = archive([{ a: 1 }, { a: 2 }]).slice(0, -3);
    expect(partsOf(broken, 10)).toEqual([broken]);
  });

  it('are archives that together hold every record once, in order, whatever lists there are', () => {
    const tasks = Array.from({ length: 9 }, (_, n) => ({ n, notes: 'x'.repeat(n * 3) }));
    const parts = partsOf(archive(tasks, { projects: [{ p: 1 }] }), 60).map((part) => JSON.parse(part));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.every(({ format, version }) => format === 'deepiri-archive' && version === 1)).toBe(true);
    expect(parts.flatMap((part) => part.tasks ?? [])).toEqual(tasks);
    expect(parts.flatMap((part) => part.projects ?? [])).toEqual([{ p: 1 }]);
  });

  it('hold one record that is longer than a part may be', () => {
    const tasks = [{ notes: 'x'.repeat(200) }, { n: 2 }];
    expect(partsOf(archive(tasks), 60).map((part) => JSON.parse(part).tasks)).toEqual([[tasks[0]], [tasks[1]]]);
  });
});
