import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desktop, PASSWORD, phone } from './browser.ts';
import { add, box, doneBox, focusComesTo, gone, panel, quickAdd, toasts } from './rooms.ts';
import { type Person, useSite } from './site.ts';

const site = useSite();
const TODAY = '2026-11-18';
const pocket = { viewport: phone, hasTouch: true, isMobile: true };
const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' });

describe('adding a task', () => {
  it('shows what comes later where nothing else is there', async () => {
    const page = await site.enter(await site.person());
    await add(page, 'Draft the report tomorrow 5pm ~45m #work !high', 'Draft the report');
    await page.getByRole('button', { name: 'Hide' }).click();
    await gone(box(page, 'Draft the report'));
  });

  it.each([
    ['on a desk', { viewport: desktop }],
    ['on a phone', pocket],
  ])('tells what went where one does not see it, and leads there (%s)', async (_name, options) => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Pay the rent', scheduledFor: TODAY });
    const page = await site.enter(jo, options);
    await box(page, 'Pay the rent').waitFor();
    await quickAdd(page).fill('Draft the report tomorrow 5pm');
    await quickAdd(page).press('Enter');
    await toasts(page).getByText('Draft the report').waitFor();
    await toasts(page).getByText('· tomorrow 17:00').waitFor();
    await toasts(page).getByRole('button', { name: 'Open' }).click();
    await panel(page, 'Draft the report').waitFor();
  });

  it('says nothing of what one sees', async () => {
    const page = await site.enter(await site.person());
    await add(page, 'Draft the report today ~45m #work !high', 'Draft the report');
    await quickAdd(page).fill('Call Ana tomorrow');
    await quickAdd(page).press('Enter');
    await toasts(page).getByText('Call Ana').waitFor();
    expect(await toasts(page).getByText('Draft the report').count()).toBe(0);
  });

  it('explains what is understood, by key, and all of that is', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/projects', { name: 'Garden' });
    const page = await site.enter(jo);
    await page.keyboard.press('q');
    await focusComesTo(page, 'textbox "Add a task"');
    await page.keyboard.press('Tab');
    await focusComesTo(page, 'button "What is understood"');
    await page.keyboard.press('Enter');
    const explained = page.getByRole('region', { name: 'What is understood' });
    await explained.getByText('Difficulty').waitFor();
    const examples = await explained.getByRole('code').allTextContents();
    expect(examples).toContain('*hard');
    for (const text of examples) {
      const { spans } = await site.ask(jo, 'POST', '/api/tasks/quick/parse', {
        text: `Rest ${text}`,
        createProject: true,
      });
      expect(spans.map((span: { text: string }) => span.text).join(' '), text).toBe(text);
    }
    await page.keyboard.press('Enter');
    await gone(explained);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('every monday').waitFor();
    const keys = await page.getByRole('dialog').locator('kbd').allTextContents();
    expect(keys).toContain('+');
    expect(keys).not.toContain('');
  });

  it('puts the focus on one of the examples', async () => {
    const page = await site.enter(await site.person());
    await page.getByRole('button', { name: 'Add three examples to play with' }).press('Enter');
    await focusComesTo(page, /checkbox "Complete “(Press Space on this task|Open this one with e)/);
  });
});

describe('a task', () => {
  it('is read from the right where its first letter is', async () => {
    const jo = await site.person();
    const title = 'לקנות חלב (today).';
    await site.ask(jo, 'POST', '/api/tasks', { title, scheduledFor: '2026-11-18' });
    const page = await site.enter(jo);
    const [first, last] = await page
      .getByRole('main')
      .getByRole('link', { name: title })
      .evaluate(
        ({ firstChild, ownerDocument }, end) =>
          [0, end].map((at) => {
            const range = ownerDocument.createRange();
            range.setStart(firstChild!, at);
            range.setEnd(firstChild!, at + 1);
            return range.getBoundingClientRect().x;
          }),
        title.length - 1,
      );
    expect(last).toBeLessThan(first!);
  });

  it('says from which task of the day on it pays less', async () => {
    const jo = await site.person();
    for (let count = 0; count < 10; count++) {
      const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: `Errand ${count}` });
      await site.ask(jo, 'POST', `/api/tasks/${id}/complete`, {});
    }
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'One more' });
    await site.settled();
    const page = await site.enter(jo, { at: `/tasks/${id}` });
    await panel(page, 'One more')
      .getByText('10 for a medium task, −5, because there is less from the 11th task of a day on')
      .waitFor();
  });

  it('gets its kind', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Read chapter four' });
    const page = await site.enter(jo, { at: `/tasks/${id}` });
    await page.getByRole('button', { name: 'Kind: Task' }).click();
    await page.getByRole('menuitemradio', { name: 'Study' }).click();
    await page.getByRole('button', { name: 'Kind: Study' }).waitFor();
    await expect.poll(async () => (await site.ask(jo, 'GET', `/api/tasks/${id}`)).kind).toBe('study');
  });

  it('that is none says so, with a way back', async () => {
    const page = await site.enter(await site.person(), { at: '/tasks/tsk_nothing' });
    await page.getByText('No such task').waitFor();
    await page.getByRole('link', { name: 'Back to Today' }).click();
    await gone(page.getByText('No such task'));
  });

  it('that waits tells why it cannot be finished', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Measure the window', scheduledFor: TODAY });
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Order the curtain', blockedBy: [id] });
    const page = await site.enter(jo);
    await page.getByRole('checkbox', { name: '“Order the curtain” waits for other tasks' }).press('Space');
    await toasts(page).getByText('“Order the curtain” waits for “Measure the window”. Do that first').waitFor();
  });

  it('refuses a time that is none, with a word', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Sand the frame' });
    const page = await site.enter(jo, { at: `/tasks/${id}` });
    await page.getByRole('button', { name: 'Time spent: none' }).click();
    const minutes = page.getByLabel('Time spent in minutes');
    await minutes.fill('-5');
    await minutes.press('Enter');
    await page.getByRole('alert').getByText('A span of time').waitFor();
    await minutes.fill('5');
    expect(await page.getByRole('alert').getByText('A span of time').count()).toBe(0);
    await minutes.press('Enter');
    await page.getByRole('button', { name: 'Time spent: 5 min' }).waitFor();
  });

  it('marks the day of the person in the calendar, not that of the device', async () => {
    const jo = await site.person();
    await site.ask(jo, 'PATCH', '/api/users/me', { timeZone: 'Pacific/Kiritimati' });
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Wax the board' });
    const page = await site.enter(jo, { at: `/tasks/${id}`, timezoneId: 'Pacific/Pago_Pago' });
    await page.getByRole('button', { name: /^Due:/ }).click();
    const marked = page.locator('[aria-current="date"]');
    await expect.poll(() => marked.getAttribute('aria-label')).toBe('18 November 2026');
    const look = (day: string) =>
      page.getByRole('button', { name: day }).evaluate((element) => {
        const { color, boxShadow, borderColor, fontWeight } =
          element.ownerDocument.defaultView!.getComputedStyle(element);
        return { color, boxShadow, borderColor, fontWeight };
      });
    expect(await look('17 November 2026')).toEqual(await look('16 November 2026'));
    expect(await look('18 November 2026')).not.toEqual(await look('16 November 2026'));
  });
});

describe('copying where the page is not served securely', () => {
  const insecure = "Object.defineProperty(navigator, 'clipboard', { value: undefined })";
  const enter = async (who: Person, at: string) => {
    const page = await site.enter(who);
    await page.addInitScript(insecure);
    await page.goto(site.url + at);
    return page;
  };
  /** What is in the clipboard, as one finds out. */
  const pasted = async (page: Page) => {
    await page.goto(site.url);
    await quickAdd(page).press('Control+v');
    return quickAdd(page).inputValue();
  };

  it('copies the link of a task', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Share me' });
    const page = await enter(jo, `/tasks/${id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Copy link' }).click();
    await toasts(page).getByText('Link copied:').waitFor();
    expect(await pasted(page)).toBe(`${site.url}/tasks/${id}`);
  });

  it('copies a token, and lets it be copied by hand where even that is refused', async () => {
    const page = await enter(await site.person(), '/settings/tokens');
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Script');
    await page.getByRole('button', { name: 'New token' }).click();
    const secret = page.getByRole('textbox', { name: 'The token of “Script”' });
    const token = await secret.inputValue();
    await page.evaluate(
      'globalThis.copyAsEver = document.execCommand.bind(document); document.execCommand = () => false',
    );
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('alert').getByText('does not let the page copy').waitFor();
    expect(await page.evaluate('String(getSelection())')).toBe(token);
    await page.evaluate('document.execCommand = globalThis.copyAsEver');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await pasted(page)).toBe(token);
  });
});

describe('a change without an answer', () => {
  it('is said to wait, and is not said to have earned nothing', async () => {
    const jo = await site.person();
    await site.ask(jo, 'POST', '/api/tasks', { title: 'Sweep the yard', scheduledFor: TODAY });
    const page = await site.enter(jo);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/api/tasks/*/complete', async (route) => {
      await released;
      await route.continue();
    });
    await box(page, 'Sweep the yard').click();
    await page.getByText('Saving, 1 change waits').waitFor();
    await doneBox(page, 'Sweep the yard').waitFor();
    await page.getByText('1 today', { exact: true }).waitFor();
    release();
    await page.getByText('1 today, 10 XP').waitFor();
    await gone(page.getByText('Saving, 1 change waits'));
  });
});

describe('what is earned', () => {
  it('is told when it comes: a badge and a level, with the way to them', async () => {
    const jo = await site.person();
    for (const title of ['Write the book', 'Print the book', 'Sell the book'])
      await site.ask(jo, 'POST', '/api/tasks', { title, scheduledFor: TODAY, difficulty: 'epic' });
    const page = await site.enter(jo);
    await box(page, 'Write the book').click();
    await toasts(page).getByText('Badge earned:').first().waitFor();
    await box(page, 'Print the book').click();
    await box(page, 'Sell the book').click();
    await toasts(page).getByText('Level 2').waitFor();
    await toasts(page).getByRole('button', { name: 'Profile' }).last().click();
    await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor();
  });

  it('is told of many that are finished at once as of one: what they paid together, and the level', async () => {
    const jo = await site.person();
    for (let count = 0; count < 6; count++)
      await site.ask(jo, 'POST', '/api/tasks', { title: `Chapter ${count}`, difficulty: 'hard' });
    const page = await site.enter(jo, { at: '/tasks' });
    await box(page, 'Chapter 0').focus();
    await page.keyboard.press('Control+a');
    await page.getByText('6 selected').waitFor();
    await page.keyboard.press('c');
    await toasts(page).getByText('6 tasks done').waitFor();
    await toasts(page).getByText('+120 XP').waitFor();
    await toasts(page).getByText('Level 2').waitFor();
    // Before its time is over, there is still what can be taken back.
    await toasts(page).getByRole('button', { name: 'Undo' }).waitFor();
  });

  it('carries no dot in the inbox, as it counts nowhere', async () => {
    const jo = await site.person();
    const { id } = await site.ask(jo, 'POST', '/api/tasks', { title: 'Sweep the yard' });
    await site.ask(jo, 'POST', `/api/tasks/${id}/complete`, {});
    await site.settled();
    const page = await site.enter(jo, { at: '/inbox' });
    await page.getByRole('link', { name: /Welcome/ }).waitFor();
    await page.getByText('Sweep the yard').first().waitFor();
    const { count, byKind } = await site.ask(jo, 'GET', '/api/notifications/unread-count');
    const news = count - byKind.xp_awarded;
    expect(byKind.xp_awarded).toBe(1);
    expect(await page.getByRole('button', { name: /^Mark as read:/ }).count()).toBe(news);
    await rail(page)
      .getByRole('link', { name: new RegExp(`^Inbox.*${news} unread`) })
      .waitFor();
  });
});

describe('around the account', () => {
  it('greets a stranger as one, and who was here before as one who comes back', async () => {
    const jo = await site.person();
    const page = await site.visit({ at: '/' });
    await page.getByRole('heading', { name: 'Sign in to Deepiri' }).waitFor();
    await page.getByRole('textbox', { name: 'E-mail' }).fill(jo.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();

    await page.keyboard.press('Control+k');
    await focusComesTo(page, 'Search tasks and commands');
    await page.keyboard.type('time');
    await page.getByRole('dialog').getByText('Settings: Time').click();
    await page.getByRole('combobox', { name: 'Time zone' }).waitFor();
    await page.keyboard.press('Control+k');
    await focusComesTo(page, 'Search tasks and commands');
    await page.keyboard.type('sign out');
    await page.getByRole('dialog').getByText('Sign out here').click();
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  });

  it('tells at the field that the present password is wrong, and in a sentence what a new one must not be', async () => {
    const jo = await site.person();
    const page = await site.enter(jo, { at: '/settings/account' });
    const [current, next] = [page.getByLabel('Present password'), page.getByLabel('New password')];
    await current.fill('not the password');
    await next.fill('a much better password');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('This is not your present password.').waitFor();
    await focusComesTo(page, 'textbox "Present password"');
    expect(await current.getAttribute('aria-describedby')).toContain('error');
    await current.fill(PASSWORD);
    await next.fill(jo.email);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('The password must be more than your e-mail address.').waitFor();
    expect(await next.getAttribute('aria-describedby')).toContain('error');
  });

  it('speaks of no key on a phone', async () => {
    const page = await site.enter(await site.person(), { ...pocket, at: '/trash' });
    await page.getByText('Delete one from its menu.').waitFor();
    expect(await page.getByText('on its row').count()).toBe(0);
    await page.goto(`${site.url}/profile`);
    await page.getByText('Tap a day to read').waitFor();
    await page.goto(`${site.url}/projects`);
    await page.getByRole('navigation', { name: 'Main' }).locator('[data-here]', { hasText: 'Tasks' }).waitFor();
  });
});
