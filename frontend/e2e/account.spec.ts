// account.spec.ts - from a name to a seat in two presses; from a guest to an account.
import { expect, newName, test } from './people';
import { leave, lobbyOf, ownSeat } from './tables';

test('a browser has nothing to complain of at a first visit', async ({ people }) => {
  const { page } = await people.stranger();
  const said: string[] = [];
  page.on('console', (message) => said.push(`${message.type()} ${message.text()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) said.push(`${response.status()} ${response.url()}`);
  });
  await page.goto('/');
  await page.locator('tbody tr').first().waitFor();
  await page.goto('/table/1');
  await page.locator('[data-seat]').first().waitFor();
  await page.waitForTimeout(500);
  expect(said).toEqual([]);
});

test('a stranger sits after two presses and a name', async ({ people }) => {
  const someone = await people.stranger();
  const { page } = someone;
  const name = newName('zoe');
  await page.goto('/');
  await page.getByRole('button', { name: 'Play now' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForURL(/\/table\/\d+$/);
  await expect(ownSeat(page, name)).toBeVisible();
  const id = Number(page.url().split('/').at(-1));
  const table = (await lobbyOf(someone.context.request)).find((other) => other.id === id);
  if (table) await leave(someone, table);
});

test('a guest becomes an account and keeps the chips', async ({ people }) => {
  const { page, name } = await people.guest('rose');
  await page.goto('/');
  const balance = page.locator('header').getByText(/^Balance/);
  const chips = await balance.textContent();
  await page.getByRole('button', { name: `Account: ${name}` }).click();
  await page.getByRole('button', { name: 'Keep this account' }).click();
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep this account' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(balance).toHaveText(chips ?? '');

  await page.getByRole('button', { name: `Account: ${name}` }).click();
  await expect(page.getByRole('button', { name: 'Keep this account' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.locator('header').getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Log in' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await expect(page.getByRole('alert')).toHaveText('Name and password do not match.');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await expect(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible();
});

test('a guest is warned that logging out is for ever', async ({ people }) => {
  const { page, name } = await people.guest('rose');
  await page.goto('/');
  await page.getByRole('button', { name: `Account: ${name}` }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Log out for ever?' });
  await expect(dialog.getByRole('button', { name: 'Keep this account' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Log out' }).click();
  await expect(page.locator('header').getByRole('button', { name: 'Log in' })).toBeVisible();
});

test('a login that ends elsewhere is seen here', async ({ people }) => {
  const { page, name, context } = await people.guest('rose');
  const elsewhere = await people.stranger();
  await elsewhere.context.addCookies(await context.cookies());
  await page.goto('/');
  await expect(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible();
  await elsewhere.context.request.post('/api/logout', { data: {} });
  await expect(page.locator('header').getByRole('button', { name: 'Log in' })).toBeVisible();
});

test('a name that is taken is explained in the chosen language', async ({ people }) => {
  const { name } = await people.guest('max');
  const { page } = await people.stranger({ locale: 'fr-FR' });
  await page.goto('/');
  await page.locator('header').getByRole('button', { name: 'Connexion' }).click();
  await page.getByLabel('Nom').fill(name);
  await page.getByRole('button', { name: 'Jouer', exact: true }).last().click();
  await expect(page.getByRole('alert')).toHaveText('Quelqu’un porte déjà ce nom.');
});
