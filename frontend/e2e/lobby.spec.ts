// lobby.spec.ts - finding a table by pointer and by keyboard; settings that stay.
import { expect, test } from './people';
import { lobbyOf } from './tables';

test('sorts, filters, previews and opens by keyboard', async ({ people }) => {
  const { page, context } = await people.guest();
  const tables = await lobbyOf(context.request);
  const [first] = tables;
  if (!first) throw new Error('no tables');
  await page.goto('/');
  await expect(page.locator('tbody tr')).toHaveCount(tables.length);

  await page.getByRole('button', { name: /^Table/ }).click();
  const names = await page.locator('tbody tr td:first-child button').allTextContents();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
  await expect(page.getByRole('columnheader', { name: /^Table/ })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );

  await page.getByRole('searchbox').fill(first.name);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: first.name, exact: true }).click();
  await expect(page.getByRole('heading', { name: first.name })).toBeVisible();

  await page.getByRole('button', { name: first.name, exact: true }).press('Enter');
  await expect(page).toHaveURL(`/table/${first.id}`);
  await expect(page.getByRole('heading', { name: first.name })).toBeVisible();
});

test('speaks French after one press, and remembers it', async ({ people }) => {
  const { page } = await people.guest();
  await page.goto('/');
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByRole('button', { name: 'Masquer complètes' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Accueil' })).toBeVisible();
});

test('settings change the look at once and stay', async ({ people }) => {
  const { page } = await people.guest();
  await page.goto('/');
  await page.getByRole('button', { name: 'Settings' }).click();
  for (const [group, choice] of [
    ['Deck', 'Two colours'],
    ['Motion', 'None'],
    ['Theme', 'Light'],
    ['Felt', 'Plum'],
  ] as const) {
    await page.getByRole('group', { name: group }).getByText(choice).click();
  }
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-deck', 'two');
  await expect(html).toHaveAttribute('data-motion', 'none');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(html).toHaveAttribute('data-felt', 'plum');
});

test('says that there is nothing at an unknown address', async ({ people }) => {
  const { page } = await people.guest();
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'There is nothing here.' })).toBeVisible();
  await page.goto('/table/999999');
  await expect(page.getByRole('heading', { name: 'There is no such table.' })).toBeVisible();
});
