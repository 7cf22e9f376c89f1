// pages.spec.ts - every page and dialog, in both languages and themes: axe finds nothing, nothing
// scrolls sideways, seats do not overlap.
import { doesNotScroll, isAccessible } from './access';
import { expect, test } from './people';
import { botTable, emptyTable, leave, sit } from './tables';

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['dark', 'light'] as const) {
    test(`axe finds nothing: ${language}, ${theme}`, async ({ people }) => {
      const { page, context, name } = await people.guest('axe');
      await context.addInitScript(
        (settings) => localStorage.setItem('brelan-settings', settings),
        JSON.stringify({ language, theme, motion: 'none' }),
      );
      const table = await botTable({ page, context, name }, 1);
      await page.goto('/');
      await page.locator('tbody tr').first().waitFor();
      await isAccessible(page, 'lobby');
      await page.locator('header button[title]').click();
      await isAccessible(page, 'settings');
      await page.keyboard.press('Escape');

      await page.goto(`/table/${table.id}`);
      await page.locator('[data-seat]').first().waitFor();
      await isAccessible(page, 'table, watching');
      await page.locator('[data-seat] button').first().click();
      await isAccessible(page, 'buy-in');
      await page.getByRole('dialog').locator('button[type=submit]').click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.locator('[data-seat]', { hasText: name }).waitFor();
      await isAccessible(page, 'table, seated');
      for (const tab of [1, 2]) {
        await page.getByRole('tab').nth(tab).click();
        await isAccessible(page, `panel ${tab}`);
      }
      await leave({ page, context, name }, table);

      await page.goto('/hands');
      await page.locator('h1').waitFor();
      await isAccessible(page, 'hands');
      await page.goto('/nowhere');
      await isAccessible(page, 'nothing here');
    });
  }
}

test('axe finds nothing in what a stranger sees', async ({ people }) => {
  const { page } = await people.stranger();
  await page.goto('/');
  await page.getByRole('button', { name: 'Play now' }).click();
  await isAccessible(page, 'name');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await isAccessible(page, 'register');
  await page.getByRole('dialog').getByRole('button', { name: 'Log in' }).click();
  await isAccessible(page, 'log in');
  await page.getByLabel('Name').fill('nobody at all');
  await page.getByLabel('Password').fill('not a password');
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await page.getByRole('alert').waitFor();
  await isAccessible(page, 'log in, refused');
});

test('axe finds nothing in what a player opens', async ({ people }) => {
  const [person, other] = [await people.guest('axe'), await people.guest('other')];
  const { page, context } = person;
  await context.addInitScript(
    (settings) => localStorage.setItem('brelan-settings', settings),
    JSON.stringify({ theme: 'light', motion: 'none' }),
  );
  const dialog = page.getByRole('dialog');
  const table = await emptyTable(person);
  await sit(person, table);
  await sit(other, table);
  await expect(page.locator('[data-seat] [data-card]').first()).toBeVisible(); // dealt

  await page.getByRole('button', { name: 'Add chips' }).click();
  await isAccessible(page, 'top-up');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leave the table' }).click();
  await expect(dialog.getByRole('button', { name: 'Stay' })).toBeVisible();
  await isAccessible(page, 'leave');
  await dialog.getByRole('button', { name: 'Leave the table' }).click();
  await expect(dialog).toBeHidden();
  await leave(other, table);

  await page.goto('/');
  await page.getByRole('button', { name: /^Account/ }).click();
  await isAccessible(page, 'account');
  await dialog.getByRole('button', { name: 'Log out' }).click();
  await isAccessible(page, 'warning');
  await dialog.getByRole('button', { name: 'Keep this account' }).click();
  await page.getByLabel('Password').waitFor();
  await isAccessible(page, 'keep');
  await page.keyboard.press('Escape');

  await page.goto('/hands');
  await page.locator('main a[href^="/hands/"]').first().click();
  await expect(page).toHaveURL(/\/hands\/\d+$/);
  await page.locator('main h1').waitFor();
  await isAccessible(page, 'a past hand');
});

const sizes = [
  [360, 640],
  [390, 844],
  [667, 375],
  [768, 1024],
  [1280, 720],
  [1440, 900],
] as const;

for (const [width, height] of sizes) {
  test(`fits ${width} × ${height}`, async ({ people }) => {
    const person = await people.guest('fit', { viewport: { width, height } });
    const { page, context } = person;
    await context.addInitScript(() =>
      localStorage.setItem('brelan-settings', '{"language":"fr","motion":"none"}'),
    );
    await page.goto('/');
    await page.locator('tbody tr').first().waitFor();
    await doesNotScroll(page, 'lobby');
    await page.goto('/hands');
    await doesNotScroll(page, 'hands');

    const table = await botTable(person, 1);
    await page.goto(`/table/${table.id}`);
    await page.locator('[data-seat]').first().waitFor();
    await doesNotScroll(page, 'table');
    const overlaps = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('[data-seat]')].map((seat) => ({
        seat: seat.getAttribute('data-seat'),
        box: seat.getBoundingClientRect(),
      }));
      return boxes.flatMap((a, index) =>
        boxes.slice(index + 1).flatMap((b) => {
          const isApart =
            a.box.right <= b.box.left ||
            b.box.right <= a.box.left ||
            a.box.bottom <= b.box.top ||
            b.box.bottom <= a.box.top;
          return isApart ? [] : [`${a.seat} and ${b.seat}`];
        }),
      );
    });
    expect(overlaps).toEqual([]);
    const outside = await page.evaluate(
      () =>
        [...document.querySelectorAll('[data-seat]')].filter((seat) => {
          const box = seat.getBoundingClientRect();
          return box.left < -1 || box.right > window.innerWidth + 1;
        }).length,
    );
    expect(outside).toBe(0);
  });
}

test('on a phone every target of the thumb zone is large enough', async ({ people }) => {
  const person = await people.guest('thumb', { viewport: { width: 360, height: 640 } });
  const { page } = person;
  const table = await botTable(person, 1);
  await sit(person, table);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('form[aria-label] button, header button, header a')]
      .map((target) => ({ box: target.getBoundingClientRect(), text: target.textContent ?? '' }))
      .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 38))
      .map(({ box, text }) => `${text} ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
  await leave(person, table);
});
