import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Entry, type Intent, localTask } from './entry.ts';
import { createOutbox, type News, type OutboxKeeper } from './outbox.ts';
import { type Answer, dropped, type Outbox } from './outbox-rules.ts';

const NAME = 'outbox:usr_1';
const AT = '2026-11-18T09:00:00.000Z';
const intent =
  (title: string) =>
  (key: string): Intent => ({
    kind: 'change',
    change: { type: 'update', task: { ...localTask({ text: title }, key, 'usr_1', AT), id: title }, patch: { title } },
  });
const done: Answer = { is: 'done', tasks: [] };
const taskOf = (one: Intent) => {
  if (one.kind !== 'change') throw new Error('It is no change of one task');
  return one.change.task;
};
const titles = (entries: Outbox) =>
  entries.map((entry) => (entry.intent.kind === 'change' ? entry.intent.change.task.id : ''));

/** A browser with tabs: one place that keeps, locks that hold, and a platform that answers as it is told. */
function createBrowser() {
  const kept = new Map<string, Outbox>();
  const locks = new Map<string, Promise<unknown>>();
  const tabs: OutboxKeeper[] = [];
  const sent: Entry[] = [];
  const browser = {
    kept,
    sent,
    online: true,
    answer: (_entry: Entry): Promise<Answer> => Promise.resolve(done),
    async tab() {
      const tab = createOutbox({
        async change(name, how) {
          const next = structuredClone(how(kept.get(name)));
          kept.set(name, next);
          return next;
        },
        send(entry) {
          sent.push(entry);
          return browser.answer(entry);
        },
        alone(name, work) {
          const turn = (locks.get(name) ?? Promise.resolve()).then(work, work);
          locks.set(
            name,
            turn.catch(() => undefined),
          );
          return turn as never;
        },
        isOnline: () => browser.online,
        tell(news: News) {
          for (const other of tabs) if (other !== tab) other.hear(structuredClone(news));
        },
        newKey: () => `key-${crypto.randomUUID()}`,
        now: () => new Date(AT),
      });
      tabs.push(tab);
      await tab.open(NAME);
      return tab;
    },
  };
  return browser;
}

let browser: ReturnType<typeof createBrowser>;
beforeEach(() => {
  vi.useFakeTimers();
  browser = createBrowser();
});
afterEach(() => void vi.useRealTimers());
const rest = () => vi.advanceTimersByTimeAsync(0);

describe('the outbox', () => {
  it('shows what is done at once, keeps it, sends it, and tells what became of it', async () => {
    const tab = await browser.tab();
    const told = vi.fn();
    tab.add(intent('a'), told);
    expect(titles(tab.current)).toEqual(['a']);
    await rest();
    expect(told).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ late: false }), done);
    expect(tab.current).toEqual([]);
    expect(browser.kept.get(NAME)).toEqual([]);
  });

  it('O5 what is done while an answer is being taken in goes over the version that the answer brings', async () => {
    const tab = await browser.tab();
    const [seen, now] = [1, 2].map((version) => ({ ...taskOf(intent('a')('key')), version }));
    const change = (patch: object) => (): Intent => ({
      kind: 'change',
      change: { type: 'update', task: seen!, patch },
    });
    browser.answer = async () => ({ is: 'done', tasks: [now!] });
    // The answer has left the list and is not shown yet: who undoes it has seen the version before.
    const stop = tab.onAnswer(() => {
      stop();
      tab.add(change({ title: 'back' }));
    });
    tab.add(change({ title: 'there' }));
    await rest();
    expect(browser.sent.map((entry) => taskOf(entry.intent).version)).toEqual([1, 2]);
  });

  it('O5 what is done before an answer comes goes, after it, over the version that it brings', async () => {
    const tab = await browser.tab();
    const seen = { ...taskOf(intent('a')('key')), version: 1 };
    const edit = (patch: object) => (): Intent => ({ kind: 'change', change: { type: 'update', task: seen, patch } });
    const first = Promise.withResolvers<void>();
    browser.answer = async ({ intent: sent }) => {
      await first.promise;
      return { is: 'done', tasks: [{ ...taskOf(sent), version: taskOf(sent).version + 1 }] };
    };
    for (const patch of [{ title: 'there' }, { notes: 'words' }, { labels: ['home'] }]) tab.add(edit(patch));
    await rest();
    expect(browser.sent).toHaveLength(1);
    first.resolve();
    await rest();
    expect(browser.sent.map((entry) => taskOf(entry.intent).version)).toEqual([1, 2, 3]);
    expect(tab.current).toEqual([]);
  });

  it('O1 sends nothing without a network, and all of it in order after', async () => {
    browser.online = false;
    const tab = await browser.tab();
    for (const title of ['a', 'b', 'c']) tab.add(intent(title));
    await rest();
    expect(browser.sent).toEqual([]);
    expect(titles(browser.kept.get(NAME) ?? [])).toEqual(['a', 'b', 'c']);
    browser.online = true;
    tab.wake();
    await rest();
    expect(titles(browser.sent)).toEqual(['a', 'b', 'c']);
    expect(browser.sent.every(({ late }) => late)).toBe(true);
  });

  it('O2 O3 what nobody answers is sent again with the same key, at growing distances', async () => {
    browser.answer = async () => ({ is: 'later' });
    const tab = await browser.tab();
    const { key } = tab.add(intent('a'));
    await vi.advanceTimersByTimeAsync(10_000);
    const tries = browser.sent.length;
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(7);
    browser.answer = async () => done;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(new Set(browser.sent.map((entry) => entry.key))).toEqual(new Set([key]));
    expect(tab.current).toEqual([]);
  });

  it('O2 takes up what an earlier page has left, also one that was killed while it sent', async () => {
    browser.answer = () => new Promise(() => {});
    const killed = await browser.tab();
    killed.add(intent('a'));
    killed.add(intent('b'));
    await rest();
    const kept = browser.kept.get(NAME) as Outbox;
    const again = createBrowser();
    again.kept.set(NAME, kept);
    const tab = await again.tab();
    await rest();
    expect(titles(again.sent)).toEqual(['a', 'b']);
    expect(again.sent.map(({ key }) => key)).toEqual(kept.map(({ key }) => key));
    expect(tab.current).toEqual([]);
  });

  it('of several tabs one sends at a time, and all of them learn', async () => {
    const [one, two] = [await browser.tab(), await browser.tab()];
    let under = 0;
    let most = 0;
    browser.answer = async () => {
      most = Math.max(most, ++under);
      await Promise.resolve();
      under -= 1;
      return done;
    };
    const heard = vi.fn();
    two.onAnswer(heard);
    for (const title of ['a', 'b', 'c']) one.add(intent(title));
    two.add(intent('d'));
    await vi.advanceTimersByTimeAsync(100);
    expect(most).toBe(1);
    expect(titles(browser.sent).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect(heard).toHaveBeenCalledTimes(4);
    expect([one.current, two.current]).toEqual([[], []]);
  });

  it('what is given up is not sent, and what waits behind it is', async () => {
    browser.online = false;
    const tab = await browser.tab();
    const { key } = tab.add(intent('a'));
    tab.add(intent('b'));
    await rest();
    await tab.change((outbox) => dropped(outbox, key));
    browser.online = true;
    tab.wake();
    await rest();
    expect(titles(browser.sent)).toEqual(['b']);
  });

  it('of somebody else shows and sends nothing', async () => {
    browser.online = false;
    const tab = await browser.tab();
    tab.add(intent('a'));
    await rest();
    tab.close();
    expect(tab.current).toEqual([]);
    browser.online = true;
    await tab.open('outbox:usr_2');
    await rest();
    expect(browser.sent).toEqual([]);
    tab.close();
    await tab.open(NAME);
    await rest();
    expect(titles(browser.sent)).toEqual(['a']);
  });
});
