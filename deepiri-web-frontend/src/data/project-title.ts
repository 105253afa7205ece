import type { Project, Task } from 'deepiri-sdk';

/** Letters of a name behind `+` that are enough to mean it. */
const BEGUN = 2;
const ENDS = '(?![^\\s,.;:!?)])';
const ANY_BLANK = '\\s+';

const literal = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/g, ANY_BLANK);

/** The patch that puts a task into a project: `+Garden` in its title, which could only name it, is not needed there any more. */
export function putInto(
  { title }: Pick<Task, 'title'>,
  project: Pick<Project, 'id' | 'name'> | null,
): { projectId: string | null; title?: string } {
  if (project === null) return { projectId: null };
  const rest = titleWithout(title, project.name);
  return rest === '' || rest === title ? { projectId: project.id } : { projectId: project.id, title: rest };
}

function titleWithout(title: string, name: string): string {
  const whole = literal(name);
  const mark = new RegExp(`(?<!\\S)\\+(?:["“”„«]\\s*${whole}\\s*["“”»]|${whole}|(\\p{L}\\S*?))${ENDS}`, 'giu');
  const isMeant = ([, begun]: RegExpExecArray) =>
    begun === undefined || (begun.length >= BEGUN && name.toLowerCase().startsWith(begun.toLowerCase()));
  const found = [...title.matchAll(mark)].find(isMeant);
  if (!found) return title;
  return `${title.slice(0, found.index)} ${title.slice(found.index + found[0].length)}`
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[,.;:!?)])/g, '')
    .replace(/^[\s,;:.]+/, '')
    .trim();
}
