// people.ts - players in browsers of their own, and the watch over what their browsers complain of.
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';

export interface Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A browser notes every refusal that a test provokes, and the network that a test has cut. */
const expected = /status of 4(01|04|09)|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/;

/** Every complaint of a browser, also a violation of the content security policy. */
function watch(page: Page, complaints: string[]) {
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning';
    if (isBad && !expected.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
}

export function newName(start: string): string {
  return `${start}${Math.random().toString(36).slice(2, 8)}`;
}

interface People {
  /** A browser that has never been here. */
  stranger(options?: BrowserContextOptions): Promise<Person>;
  /** A guest with chips, in the lobby. */
  guest(name?: string, options?: BrowserContextOptions): Promise<Person>;
  /** Another tab of the same browser. */
  tab(person: Person): Promise<Page>;
}

function people(browser: Browser, complaints: string[], contexts: BrowserContext[]): People {
  async function stranger(options: BrowserContextOptions = {}): Promise<Person> {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    contexts.push(context);
    const page = await context.newPage();
    watch(page, complaints);
    return { name: '', context, page };
  }
  return {
    stranger,
    async guest(start = 'guest', options = {}) {
      const person = await stranger(options);
      const name = newName(start);
      const answer = await person.context.request.post('/api/guest', { data: { name } });
      expect(answer.status()).toBe(201);
      return { ...person, name };
    },
    async tab({ context }) {
      const page = await context.newPage();
      watch(page, complaints);
      return page;
    },
  };
}

export const test = base.extend<{ people: People }>({
  people: async ({ browser }, use) => {
    const complaints: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(people(browser, complaints, contexts));
    for (const context of contexts) await context.close();
    expect(complaints).toEqual([]);
  },
});

export { expect };
