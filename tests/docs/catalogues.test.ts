import {
  dayReasons,
  fieldCodes,
  importProblemCodes,
  notificationKinds,
  problems,
  taskDifficulties,
  unreadableReasons,
  xpTermNames,
} from 'deepiri-contracts';
import { filterProblemCodes } from 'deepiri-contracts/filter';
import { describe, expect, it } from 'vitest';
import { de } from '../../deepiri-web-frontend/src/text/de/index.ts';
import { en } from '../../deepiri-web-frontend/src/text/en/index.ts';
import { badgeRules } from '../../platform-services/backend/deepiri-engagement-service/src/domain/badge-rules.ts';

type Tree = { [name: string]: string | Tree };

/** The names below a place in a catalogue, the plural forms of one counted as one. */
function namesAt(catalogue: Tree, path: string): Set<string> {
  const place = path.split('.').reduce<Tree>((tree, name) => tree[name] as Tree, catalogue);
  const plain = Object.keys(place).map((name) => name.replace(/_(ordinal_)?(one|two|few|many|other)$/, ''));
  return new Set([...Object.keys(place), ...plain]);
}

describe.each([
  ['English', en],
  ['German', de],
])('the %s of the web app', (_, catalogue) => {
  it.each([
    ['refusal', Object.keys(problems)],
    ['field', fieldCodes],
    ['filterProblem', filterProblemCodes],
    ['importProblem', importProblemCodes],
    ['unreadable', unreadableReasons],
    ['dayReason', dayReasons],
    ['term', xpTermNames],
    ['term.difficulty', taskDifficulties],
    ['kinds', notificationKinds],
    ['told', notificationKinds],
    ['badge', badgeRules.map(({ id }) => id)],
  ])('has a sentence for all that the platform says in codes: %s', (path, codes) => {
    const names = namesAt(catalogue, path);
    expect(codes.filter((code) => !names.has(code))).toEqual([]);
  });

  it('has no badge that cannot be earned', () => {
    expect(Object.keys(catalogue.badge)).toEqual(badgeRules.map(({ id }) => id));
  });
});

it('the platform and the English of the web app call badges the same', () => {
  const said = Object.fromEntries(badgeRules.map(({ id, name, description }) => [id, { name, about: description }]));
  expect(en.badge).toEqual(said);
});
