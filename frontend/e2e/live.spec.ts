// live.spec.ts - one poll for all tabs of a browser, and the way back after a lost network.
import type { Page } from '@playwright/test';
import { expect, test } from './people';
import { botTable, emptyTable, leave, sit } from './tables';

/** Counts the polls that a page has under way. */
function pollsOf(page: Page) {
  let underWay = 0;
  const isPoll = (url: string) => url.includes('/api/poll');
  page.on('request', (request) => {
    if (isPoll(request.url())) underWay++;
  });
  for (const end of ['requestfinished', 'requestfailed'] as const) {
    page.on(end as 'requestfinished', (request) => {
      if (isPoll(request.url())) underWay--;
    });
  }
  return () => underWay;
}

test('tabs of one browser share one poll, and another takes over', async ({ people }) => {
  const ann = await people.guest('ann');
  const second = await people.tab(ann);
  const third = await people.tab(ann);
  const pages = [ann.page, second, third];
  const polls = pages.map(pollsOf);
  const table = await botTable(ann, 0);
  for (const page of pages) await page.goto(`/table/${table.id}`);
  const total = () => polls.reduce((sum, count) => sum + count(), 0);
  await expect.poll(total).toBe(1);

  const leader = polls.findIndex((count) => count() === 1);
  await pages[leader]?.close();
  const others = polls.filter((_, index) => index !== leader);
  await expect
    .poll(() => others.reduce((sum, count) => sum + count(), 0), { timeout: 3000 })
    .toBe(1);

  // Every tab still sees what happens.
  const [one, two] = pages.filter((_, index) => index !== leader);
  const hand = (page: Page | undefined) =>
    page
      ?.getByText(/^Hand \d+$/)
      .first()
      .textContent();
  const before = await hand(one);
  await expect.poll(() => hand(one), { timeout: 60_000 }).not.toBe(before);
  await expect.poll(() => hand(two)).toBe(await hand(one));
});

test('a lost network is told in one line and found again at once', async ({ people }) => {
  const ann = await people.guest('ann');
  const bob = await people.guest('bob');
  const table = await emptyTable(ann);
  await sit(ann, table);
  const line = ann.page.getByText(/^No network/);
  await ann.context.setOffline(true);
  await expect(line).toBeVisible();
  await expect(ann.page.getByRole('list', { name: 'Seats' })).toBeVisible();

  await sit(bob, table);
  await expect(ann.page.getByText(bob.name)).toHaveCount(0);
  const back = Date.now();
  await ann.context.setOffline(false);
  await expect(ann.page.getByText(bob.name).first()).toBeVisible({ timeout: 3000 });
  expect(Date.now() - back).toBeLessThan(2000);
  await expect(line).toBeHidden();
  await leave(ann, table);
  await leave(bob, table);
});
