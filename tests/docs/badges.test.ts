import { expect, it } from 'vitest';
import { de } from '../../deepiri-web-frontend/src/text/de/index.ts';
import { en } from '../../deepiri-web-frontend/src/text/en/index.ts';
import { badgeRules } from '../../platform-services/backend/deepiri-engagement-service/src/domain/badge-rules.ts';

it.each([
  ['English', en],
  ['German', de],
])('every badge has a name and a sentence in the %s of the web app, and no other has', (_, { badge }) => {
  expect(Object.keys(badge)).toEqual(badgeRules.map(({ id }) => id));
});

it('the platform and the English of the web app call badges the same', () => {
  const said = Object.fromEntries(badgeRules.map(({ id, name, description }) => [id, { name, about: description }]));
  expect(en.badge).toEqual(said);
});
