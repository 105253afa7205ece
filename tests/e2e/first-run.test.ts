import { expect, it } from 'vitest';
import { accessibilityFaults, PASSWORD } from './browser.ts';
import { add, box, doneBox, focusComesTo, gone, panel, titleLink } from './rooms.ts';
import { useSite } from './site.ts';

const site = useSite();
const examples = ['Press Space on this task to finish it', 'Open this one with e and look at its history'] as const;

it('leads the first visitor of a platform to sign up, later ones to sign in, and asks for no session that nobody has', async () => {
  const refused = async (at: string) => {
    const page = await site.visit({ at: '/mark.svg' });
    const answers: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) answers.push(response.url());
    });
    await page.goto(site.url + at);
    return { page, answers };
  };
  const { page, answers } = await refused('/');
  await page.waitForURL('**/sign-up');
  await page.getByRole('button', { name: 'Create account' }).waitFor();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL('**/sign-in');
  const deep = await refused('/tasks?filter=label:work');
  await deep.page.waitForURL('**/sign-up?next=*');
  const jo = await site.person();
  const later = await refused('/');
  await later.page.waitForURL('**/sign-in');
  expect([...answers, ...deep.answers, ...later.answers]).toEqual([]);
  // A session whose readable cookie is missing is taken up all the same, by who was kept here.
  const old = await site.enter(jo);
  await old.getByRole('heading', { name: 'Today' }).waitFor();
  await old.context().clearCookies({ name: 'deepiri_person' });
  await old.reload();
  await old.getByRole('heading', { name: 'Today' }).waitFor();
  expect(new URL(old.url()).pathname).toBe('/');
});

it('gives a newcomer three tasks to play with, and takes them away in one click', async () => {
  const page = await site.visit({ at: '/sign-up' });
  await page.getByText('Your days are counted in Europe/Berlin.').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('Nova Quist');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('nova@example.org');
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Nothing here yet').waitFor();

  await page.getByRole('button', { name: 'Add three examples to play with' }).click();
  for (const title of examples) await box(page, title).waitFor();
  await page.getByRole('button', { name: 'Show 1 task' }).click();
  await box(page, 'Plan something nice for the weekend').waitFor();
  await add(page, 'My own task');

  await box(page, examples[0]).focus();
  await page.keyboard.press('Space');
  await doneBox(page, examples[0]).waitFor();
  await titleLink(page, examples[1]).click();
  await panel(page, examples[1]).getByText('any version can be restored').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Remove examples' }).click();
  for (const title of examples) await gone(titleLink(page, title));
  await gone(page.getByRole('button', { name: 'Remove examples' }));
  await box(page, 'My own task').waitFor();
  await page.reload();
  await box(page, 'My own task').waitFor();
  // What was read before is there at once, until the platform has answered.
  for (const title of examples) await gone(titleLink(page, title));
});

it('leads through a first task by keys, over a reload, to what it is worth and why, once', async () => {
  const nova = await site.person();
  const page = await site.enter(nova);
  const tour = page.getByRole('region', { name: 'The short tour' });
  await page.getByRole('button', { name: 'Show me in 40 seconds' }).press('Enter');
  await tour.getByText('and press Enter').waitFor();
  await focusComesTo(page, 'textbox "Add a task"');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.type('Water the ficus today');
  await page.keyboard.press('Enter');
  await tour.getByText('Escape leaves the line').waitFor();
  await page.reload();
  await tour.getByText('Escape leaves the line').waitFor();
  await box(page, 'Water the ficus').waitFor();
  await page.keyboard.press('j');
  await focusComesTo(page, 'checkbox "Complete “Water the ficus”"');
  await page.keyboard.press('Space');
  await tour.getByText('It paid 10 XP: 10 for a medium task. Your level ring has moved, 90 XP are left').waitFor();
  await tour.getByRole('img', { name: 'Level 1, 10 of 100 XP' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await tour.getByRole('link', { name: 'See it in your profile' }).press('Enter');
  await page.getByRole('button', { name: 'Why 10? Water the ficus' }).click();
  await page.getByText('10 for a medium task').waitFor();
  await page.goBack();
  await doneBox(page, 'Water the ficus').waitFor();
  expect(await tour.count()).toBe(0);

  // It is no more in the way of who leaves it.
  const other = await site.enter(await site.person());
  await other.getByRole('button', { name: 'Show me in 40 seconds' }).click();
  await other.getByRole('button', { name: 'Skip the tour' }).press('Enter');
  await other.getByRole('button', { name: 'Add three examples to play with' }).waitFor();
  await focusComesTo(other, 'heading "Today"');
  await other.reload();
  await other.getByRole('button', { name: 'Add three examples to play with' }).waitFor();
  expect(await other.getByRole('button', { name: 'Show me in 40 seconds' }).count()).toBe(0);
});

it('tells of the first task that was paid, not of later ones, and goes when that is taken back', async () => {
  const page = await site.enter(await site.person());
  const tour = page.getByRole('region', { name: 'The short tour' });
  await page.getByRole('button', { name: 'Show me in 40 seconds' }).click();
  await tour.getByText('and press Enter').waitFor();
  for (const text of ['Water the ficus today *hard', 'Sweep today *epic'])
    await add(page, text, text.split(' today')[0]);
  await box(page, 'Water the ficus').click();
  await tour.getByText('It paid 20 XP: 20 for a hard task.').waitFor();
  await box(page, 'Sweep').click();
  await page.getByText(/^2 today, \d+ XP$/).waitFor();
  await tour.getByText('It paid 20 XP: 20 for a hard task.').waitFor();
  await doneBox(page, 'Water the ficus').click();
  await gone(tour);
  await doneBox(page, 'Sweep').waitFor();
});

it('does not offer them again to who has said no', async () => {
  const page = await site.enter(await site.person());
  await page.getByRole('button', { name: 'No thanks' }).click();
  await gone(page.getByRole('button', { name: 'Add three examples to play with' }));
  await page.reload();
  await page.getByText('Nothing here yet').waitFor();
  expect(await page.getByRole('button', { name: 'Add three examples to play with' }).count()).toBe(0);
});

it('leaves alone what a person labelled as an example', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', {
    title: 'Write an example chapter',
    labels: ['example'],
    scheduledFor: '2026-11-18',
  });
  const page = await site.enter(jo);
  await box(page, 'Write an example chapter').waitFor();
  expect(await page.getByRole('button', { name: 'Remove examples' }).count()).toBe(0);
});
