// play.spec.ts - whole hands: two people alone, then two people among bots; every button and key.
import type { Page } from '@playwright/test';
import { expect, type Person, test } from './people';
import { botTable, emptyTable, handNumber, isOnTurn, leave, ownSeat, sit, slots } from './tables';

type Move = (page: Page) => Promise<void>;

const byButton: Move = (page) => slots(page).call.click();
const byKey: Move = (page) => page.keyboard.press('c');
const fold: Move = async (page) => {
  await page.keyboard.press('f');
  const anyway = page.getByRole('dialog').getByRole('button', { name: 'Fold anyway' });
  if (await anyway.isVisible()) await anyway.click();
};

/** Raises where that is allowed; else checks or calls. */
function raiseOr(choose: Move): Move {
  return async (page) => {
    if (await slots(page).raise.isEnabled()) await choose(page);
    else await byButton(page);
  };
}

const raiseBySize = raiseOr(async (page) => {
  await page.keyboard.press('3');
  await page.keyboard.press('r');
});
const raiseByArrows = raiseOr(async (page) => {
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowDown');
  await slots(page).raise.click();
});
const raiseByTyping = raiseOr(async (page) => {
  const { amount, form } = slots(page);
  const most = Number(await form.getByRole('slider').getAttribute('max'));
  await amount.fill(String(most * 10)); // more than there is: explained, not sent
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
  await amount.press('Enter');
  await expect(slots(page).raise).toBeVisible();
  const least = Number(await form.getByRole('slider').getAttribute('min'));
  await amount.fill(String(least));
  await amount.press('Enter');
});
const raiseBySteps = raiseOr(async (page) => {
  await page.getByRole('button', { name: 'One big blind more' }).click();
  await page.getByRole('button', { name: 'One big blind less' }).click();
  await slots(page).raise.click();
});
const allIn = raiseOr(async (page) => {
  await page.getByRole('button', { name: /^All-in/ }).click();
  await expect(slots(page).raise).toHaveText(/All in/);
  await slots(page).raise.click();
});

/** One decision of whoever is on turn, and the proof that the table went on. */
async function move(page: Page, make: Move) {
  const before = await turnOf(page);
  await page.waitForTimeout(200); // the buttons ignore what comes within 150 ms
  await make(page);
  await expect.poll(() => turnOf(page)).not.toBe(before);
}

/** Distinguishes this decision from every other. */
async function turnOf(page: Page): Promise<string> {
  const lines = await page.locator('aside li, [data-card]').count();
  return `${await isOnTurn(page)}/${lines}/${await handNumber(page)}`;
}

/** Lets both decide, each by the next move of the list, until `hands` more hands have begun, or
 * one of them has lost everything. */
async function play(people: readonly Person[], moves: readonly Move[], hands: number) {
  const [first] = people;
  if (!first) return 0;
  const last = (await handNumber(first.page)) + hands;
  const until = Date.now() + 100_000;
  let made = 0;
  const isAlone = async () => made > 0 && first.page.getByText('Waiting for players').isVisible();
  while ((await handNumber(first.page)) < last && !(await isAlone()) && Date.now() < until) {
    for (const { page } of people) {
      const next = moves[made % moves.length];
      if (next && (await isOnTurn(page))) {
        await move(page, next);
        made++;
      }
    }
    await first.page.waitForTimeout(100);
  }
  if (!(await isAlone())) expect(await handNumber(first.page)).toBeGreaterThanOrEqual(last);
  return made;
}

/** The hands just played are in the list, and one of them opens with its actions. */
async function seesOwnHands({ page, name }: Person) {
  await page.goto('/hands');
  const hands = page.locator('main li a');
  await expect(hands.first()).toBeVisible();
  await hands.first().click();
  await expect(page.getByRole('heading', { name: 'Before the flop' })).toBeVisible();
  await expect(page.getByRole('cell', { name })).toBeVisible();
}

test('two people play whole hands with every button and key', async ({ people }) => {
  const ann = await people.guest('ann');
  const bob = await people.guest('bob');
  const table = await emptyTable(ann);
  await sit(ann, table);
  await expect(ann.page.getByText('Waiting for players')).toBeVisible();
  await sit(bob, table);

  const moves = [byButton, raiseBySize, byKey, raiseByArrows, byKey, raiseByTyping, byButton];
  const made = await play([ann, bob], [...moves, raiseBySteps, byButton, fold], 4);
  expect(made).toBeGreaterThanOrEqual(10);
  await expect(ownSeat(ann.page, bob.name)).toBeVisible();
  await expect(ann.page.getByRole('region', { name: 'Hand' })).toContainText('Earlier hands');

  await ann.page.getByRole('textbox', { name: 'Message the table' }).fill('hello <b>bob</b>');
  await ann.page.keyboard.press('Enter');
  await expect(bob.page.getByText('hello <b>bob</b>')).toBeVisible();

  await play([ann, bob], [allIn, byButton], 1);
  await seesOwnHands(ann);
  await leave(ann, table);
  await leave(bob, table);
});

test('what is decided in advance is done in turn', async ({ people }) => {
  const ann = await people.guest('ann');
  const bob = await people.guest('bob');
  const table = await emptyTable(ann);
  await sit(ann, table);
  await sit(bob, table);
  const waiting = () => ann.page.getByRole('button', { name: 'Call any' });
  await expect
    .poll(
      async () => {
        if (await isOnTurn(ann.page)) await byButton(ann.page);
        return waiting().isVisible();
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  await waiting().click();
  await expect(waiting()).toHaveAttribute('aria-pressed', 'true');
  const pressed = ann.page.getByRole('button', { name: 'Call any', pressed: true });
  await expect
    .poll(
      async () => {
        if (await isOnTurn(bob.page)) await move(bob.page, byButton); // once more on the next street
        return pressed.count();
      },
      { timeout: 30_000 },
    )
    .toBe(0);
  await expect(bob.page.locator('aside')).toContainText(new RegExp(`${ann.name} (checks|calls)`));
  await leave(ann, table);
  await leave(bob, table);
});

test('two people and bots play whole hands at one table', async ({ people }) => {
  const ann = await people.guest('ann');
  const bob = await people.guest('bob', { viewport: { width: 390, height: 844 } });
  const table = await botTable(ann, 2);
  await sit(ann, table);
  await sit(bob, table);
  for (const { page } of [ann, bob]) {
    const post = page.getByRole('button', { name: 'Post now' });
    if (await post.isVisible()) await post.click();
  }
  await play([ann], [byButton, raiseBySize, byKey], 1);
  const made = await play([ann, bob], [byButton, byKey, byButton, fold], 2);
  expect(made).toBeGreaterThan(0);
  await leave(ann, table);
  await leave(bob, table);
});

test('sits out, comes back, adds chips, leaves', async ({ people }) => {
  const ann = await people.guest('ann');
  const table = await emptyTable(ann);
  const { page } = ann;
  await page.goto(`/table/${table.id}`);
  await page
    .getByRole('button', { name: /^Sit here/ })
    .first()
    .click();
  await page.getByRole('slider', { name: 'Chips to bring' }).press('Home');
  await page.getByRole('button', { name: 'Sit down' }).click();
  await expect(ownSeat(page, ann.name)).toBeVisible();
  await expect(page.getByText('Balance')).toBeVisible();

  await page.getByRole('button', { name: 'Add chips' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add chips' }).click();
  const most = new Intl.NumberFormat('en').format(table.buyInMax);
  await expect(ownSeat(page, ann.name)).toContainText(most);

  await page.getByRole('checkbox', { name: 'Sit out next hand' }).check();
  await expect(ownSeat(page, ann.name)).toContainText('Away');
  await page.getByRole('button', { name: /I’m back|Post now/ }).click();
  await expect(ownSeat(page, ann.name)).not.toContainText('Away');

  await page.getByRole('button', { name: 'Leave the table' }).click();
  await expect(page.getByRole('button', { name: /^Sit here/ }).first()).toBeVisible();
});
