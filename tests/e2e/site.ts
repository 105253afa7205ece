import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openSite, PASSWORD, type Site, type SiteSettings, type Visitor } from './browser.ts';

export type Person = Awaited<ReturnType<Site['person']>>;
type Options = BrowserContextOptions & {
  at?: string /** What the page may write to its console in this test. */;
  mayComplain?: RegExp;
};

/**
 * One site for all tests of a file. After each test its browsers are closed, and none of them may have written an error
 * to its console.
 */
export function useSite(settings: SiteSettings | (() => Promise<SiteSettings>) = {}) {
  let site: Site;
  let open: { visitor: Visitor; mayComplain: RegExp | undefined }[] = [];

  beforeAll(async () => {
    site = await openSite(typeof settings === 'function' ? await settings() : settings);
  });
  afterEach(async () => {
    const seen = open;
    open = [];
    await Promise.all(seen.map(({ visitor }) => visitor.context.close()));
    const complaints = seen.flatMap(({ visitor, mayComplain }) =>
      visitor.complaints.filter((text) => !mayComplain?.test(text)),
    );
    expect(complaints).toEqual([]);
  });
  afterAll(() => site.stop());

  /** A browser that nobody is signed in to. */
  const visit = async ({ at = '/', mayComplain, ...options }: Options = {}): Promise<Page> => {
    const visitor = await site.visit(options);
    open.push({ visitor, mayComplain });
    visitor.context.setDefaultTimeout(40_000);
    await visitor.page.goto(site.url + at);
    return visitor.page;
  };

  return {
    get url() {
      return site.url;
    },
    person: (name?: string) => site.person(name),
    visit,
    /** A browser in which someone is signed in. */
    async enter({ email }: Pick<Person, 'email'>, { at = '/', ...options }: Options = {}): Promise<Page> {
      const page = await visit({ at: '/mark.svg', ...options });
      const answer = await page.request.post(`${site.url}/api/users/login`, { data: { email, password: PASSWORD } });
      expect(answer.status()).toBe(200);
      await page.goto(site.url + at);
      await page.getByRole('main').waitFor();
      return page;
    },
    /** Asks the platform as a person would through another client. @throws Error when it refuses */
    async ask({ token }: Pick<Person, 'token'>, method: string, path: string, body?: unknown) {
      const answer = await site.call(method, path, { token, ...(body === undefined ? {} : { body }) });
      if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    /** Resolves when all that follows from what was done is done. */
    settled: () => site.settled(),
    goDown: () => site.goDown(),
    comeBack: () => site.comeBack(),
  };
}
