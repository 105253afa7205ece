import type { Task, TaskPlan } from 'deepiri-sdk';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import { common } from '../text/en/common.ts';
import { waitsForText } from './waits-for.ts';

const text = i18next.createInstance();
await text.init({ lng: 'en', resources: { en: { translation: common } }, interpolation: { escapeValue: false } });

const task = (id: string, fields: Partial<Task> = {}) => ({ id, title: id, status: 'todo', ...fields }) as Task;
const plan = {
  items: [task('Measure', { status: 'done' }), task('Order'), task('Paint'), task('Other')].map((one) => ({
    task: one,
  })),
} as TaskPlan;

it.each([
  [['Order'], '“Build” waits for “Order”. Do that first'],
  [['Measure', 'Paint', 'Order'], '“Build” waits for “Order” +1. Do that first'],
  [['unknown'], '“Build” waits for other tasks. Finish those first'],
])('what waits for %s says so by name, open ones only', (blockedBy, said) => {
  expect(waitsForText(task('Build', { blockedBy }), plan, text.t)).toContain(said);
});

it('what waits for tasks that are not known yet says that it waits', () => {
  expect(waitsForText(task('Build', { blockedBy: ['Order'] }), undefined, text.t)).toContain('waits for other tasks');
});
