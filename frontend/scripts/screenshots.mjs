// Pictures of a running site for the README: BRELAN_URL=http://localhost:8080 npm run screenshots
// Sits down among the house bots, plays until a street with a decision, and takes the pictures.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const site = process.env.BRELAN_URL ?? 'http://localhost:8080';
const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const patience = 180_000;
const choosy = 90_000; // so long it must be a bet to answer; afterwards any decision will do

/** The table with the most players that still has a free seat. */
async function liveliest() {
  const { tables } = await (await fetch(`${site}/api/lobby`)).json();
  const open = tables.filter(({ players, seats, buyInMin }) => players < seats && buyInMin <= 5000);
  open.sort((a, b) => b.players - a.players);
  if (!open[0]) throw new Error('no table with a free seat');
  return open[0];
}

async function newPlayer(browser, start, options) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  for (let number = 0; number < 1000; number++) {
    const name = number === 0 ? start : `${start} ${number}`;
    const answer = await context.request.post(`${site}/api/guest`, { data: { name } });
    if (answer.ok()) return { context, page: await context.newPage() };
    if (answer.status() !== 409) throw new Error(`no guest: ${answer.status()}`);
  }
  throw new Error('every name is taken');
}

async function sit(page, table) {
  await page.goto(`${site}/table/${table.id}`);
  await page
    .getByRole('button', { name: /^Sit here/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Sit down' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Checks and calls until it is our turn with cards on the board and somebody against us. */
async function untilDecision(page) {
  const from = Date.now();
  const form = page.getByRole('form', { name: 'Your action' });
  while (Date.now() - from < patience) {
    const post = page.getByRole('button', { name: 'Post now' });
    if (await post.isVisible()) await post.click();
    if (await form.getByRole('button', { name: /^Fold/ }).isVisible()) {
      const board = await page.locator('[data-board] [data-card]').count();
      const isBet = await form.getByRole('button', { name: /^Call/ }).isVisible();
      if (board >= 3 && (isBet || Date.now() - from > choosy)) return;
      await page.waitForTimeout(250);
      await form
        .getByRole('button', { name: /^(Check|Call)/ })
        .first()
        .click();
    }
    await page.waitForTimeout(150);
  }
  throw new Error('no decision on the flop within three minutes');
}

async function leave(context, table) {
  const commandId = crypto.randomUUID();
  await context.request.post(`${site}/api/tables/${table.id}/leave`, { data: { commandId } });
}

async function picture(browser, name, player, options, prepare) {
  const { context, page } = await newPlayer(browser, player, options);
  const table = await liveliest();
  await prepare(page, table);
  await page.waitForTimeout(900);
  await page.screenshot({ path: `${folder}${name}.png` });
  console.log(`${folder}${name}.png`);
  await leave(context, table);
  await context.close();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
await picture(browser, 'lobby', 'oriane', desk, async (page, table) => {
  await page.goto(site);
  await page.locator(`[data-table="${table.id}"]`).click();
});
for (const [name, player, options] of [
  ['table-desktop', 'camille', desk],
  ['table-phone', 'inès', phone],
]) {
  await picture(browser, name, player, options, async (page, table) => {
    await sit(page, table);
    await untilDecision(page);
  });
}
await browser.close();
