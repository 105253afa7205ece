import { expect, it } from 'vitest';
import { add, box, doneBox, quickAdd } from './rooms.ts';
import { useSite } from './site.ts';

/** In Berlin it is Thursday, half past midnight; for who starts the day at four it is still Wednesday. */
const site = useSite({ present: new Date('2026-11-18T23:30:00Z') });

it('is one day everywhere between midnight and the start of the next', async () => {
  const jo = await site.person();
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Fetch the paint', scheduledFor: '2026-11-18' });
  await site.ask(jo, 'POST', '/api/tasks', { title: 'Paint the door', scheduledFor: '2026-11-19' });
  const page = await site.enter(jo);
  const now = page.getByRole('region', { name: 'Now' });
  await page.getByText('Wednesday 18 November').waitFor();
  await now.getByRole('checkbox', { name: 'Complete “Fetch the paint”' }).waitFor();
  await page.getByRole('region', { name: 'Later' }).getByRole('button', { name: 'Show 1 task' }).click();
  await page.getByRole('region', { name: 'Later' }).getByText('tomorrow').waitFor();

  await add(page, 'Call home today', 'Call home');
  await now.getByText('due today').waitFor();
  await quickAdd(page).fill('Ring the bank tomorrow 9am');
  await page.getByRole('button', { name: 'Thu 19 Nov, 09:00: keep it as text' }).waitFor();
  await quickAdd(page).fill('');

  await box(page, 'Fetch the paint').click();
  await doneBox(page, 'Fetch the paint').waitFor();
  await page.getByText('1 today, 10 XP').waitFor();
  const week = page.getByRole('list', { name: /^Streak:/ }).getByRole('listitem');
  await expect.poll(() => week.last().textContent()).toContain('today: counted');
  expect(await week.last().textContent()).toContain('We');

  await page.getByRole('link', { name: /Jo Arendt/ }).click();
  const year = page.getByRole('slider', { name: /^A year/ });
  await expect.poll(() => year.getAttribute('aria-valuetext')).toMatch(/^Wed,? 18 Nov 2026: .*1/);
  await page.goto(`${site.url}/board?period=day`);
  await page.getByRole('row', { name: /Jo Arendt/ }).waitFor();
});
