// Pictures of a running site for the README: BRELAN_URL=http://localhost:8080 npm run screenshots
// Sits down among the house bots, plays until a street with a decision, and takes the pictures: all, or
// those that are named, as in `npm run screenshots table-stud`.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const site = process.env.BRELAN_URL ?? 'http://localhost:8080';
const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const patience = 180_000;
const wanted = process.argv.slice(2);
const choosy = 90_000; // so long it must be a bet to answer; afterwards any decision will do

/** The table with the most players that still has a free seat; of one game, where that is asked for. */
async function liveliest(game) {
  const { tables } = await (await fetch(`${site}/api/lobby`)).json();
  const open = tables
    .filter(({ players, seats, buyInMin }) => players < seats && buyInMin <= 5000)
    .filter((table) => !game || (table.game === game && table.rotation === 'none'));
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

const isFlop = async (page) => (await page.locator('[data-board] [data-card]').count()) >= 3;
const isLateStud = async (page) => (await page.getByText(/^(Fifth|Sixth) street$/).count()) > 0;

/** Checks and calls until it is our turn where there is much to see and somebody against us. */
async function untilDecision(page, isFull) {
  const from = Date.now();
  const form = page.getByRole('form', { name: 'Your action' });
  while (Date.now() - from < patience) {
    const post = page.getByRole('button', { name: 'Post now' });
    if (await post.isVisible()) await post.click();
    if (await form.getByRole('button', { name: /^Fold/ }).isVisible()) {
      const isBet = await form.getByRole('button', { name: /^Call/ }).isVisible();
      if ((await isFull(page)) && (isBet || Date.now() - from > choosy)) return;
      await page.waitForTimeout(250);
      await form
        .getByRole('button', { name: /^(Check|Call|Bring in)/ })
        .first()
        .click();
    }
    await page.waitForTimeout(150);
  }
  throw new Error('no decision to show within three minutes');
}

/** Calls until there are cards to exchange, and chooses two of them. */
async function untilDraw(page) {
  const form = page.getByRole('form', { name: 'Your action' });
  const draw = form.getByRole('button', { name: 'Stand pat' });
  for (const from = Date.now(); Date.now() - from < patience; await page.waitForTimeout(150)) {
    const post = page.getByRole('button', { name: 'Post now' });
    if (await post.isVisible()) await post.click();
    if (await draw.isVisible()) break;
    const call = form.getByRole('button', { name: /^(Check|Call)(?!.*(any|fold))/ });
    if (await form.getByRole('button', { name: /^Fold/ }).isVisible()) await call.first().click();
  }
  await page.keyboard.press('4');
  await page.keyboard.press('5');
}

async function leave(context, table) {
  const commandId = crypto.randomUUID();
  await context.request.post(`${site}/api/tables/${table.id}/leave`, { data: { commandId } });
}

async function picture(browser, name, player, { game, ...options }, prepare) {
  const [stem] = name.split('.');
  if (wanted.length > 0 && !wanted.includes(stem)) return;
  const { context, page } = await newPlayer(browser, player, options);
  const table = await liveliest(game);
  await prepare(page, table);
  await page.waitForTimeout(900);
  const quality = name.endsWith('.jpg') ? { quality: 82 } : {};
  await page.screenshot({ path: `${folder}${name}`, ...quality });
  console.log(`${folder}${name}`);
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
await picture(browser, 'lobby.png', 'oriane', desk, async (page, table) => {
  await page.goto(site);
  await page.locator(`[data-table="${table.id}"]`).click();
});
for (const [name, player, options] of [
  ['table-desktop.png', 'camille', desk],
  ['table-phone.png', 'inès', phone],
]) {
  await picture(browser, name, player, options, async (page, table) => {
    await sit(page, table);
    await untilDecision(page, isFlop);
  });
}
const stud = { ...desk, game: 'stud' };
await picture(browser, 'table-stud.jpg', 'hélène', stud, async (page, table) => {
  await sit(page, table);
  await untilDecision(page, isLateStud);
});
const draw = { ...desk, game: 'triple27' };
await picture(browser, 'table-draw.jpg', 'marius', draw, async (page, table) => {
  await sit(page, table);
  await untilDraw(page);
});
await browser.close();
