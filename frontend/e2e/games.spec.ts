// games.spec.ts - a stud hand, a draw hand and an Omaha hand, each to its end among bots; axe looks at
// a decision of each, on a desk and on a phone.
import type { Page } from '@playwright/test';
import type { Game } from '../src/protocol/decode';
import { isAccessible } from './access';
import { expect, type Person, test } from './people';
import { choiceTable, gameTable, handNumber, leave, ownSeat, sit } from './tables';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 640 };

const bar = (page: Page) => page.getByRole('form', { name: 'Your action' });
const ownCards = ({ page, name }: Person) => ownSeat(page, name).locator('[data-place]');

/** A decision is asked for: what is sent in advance looks different. */
const isAsked = async (page: Page) =>
  (await bar(page)
    .getByRole('button', { name: /^(Fold|Stand pat)/ })
    .count()) > 0;

/** Both sizes of one decision, without letting its time run out. */
async function isAccessibleOnTurn(page: Page, what: string) {
  await isAccessible(page, `${what}, desk`);
  await page.setViewportSize(PHONE);
  await isAccessible(page, `${what}, phone`);
  await page.setViewportSize(DESK);
}

/**
 * Sits down and decides by `decide` until a hand is over in which a decision was one that the test
 * is about: others may fold before there is any.
 */
async function playOneHand(
  person: Person,
  game: Game,
  decide: (turn: number) => Promise<void>,
  isWanted = (turns: number) => turns > 0,
) {
  const { page } = person;
  const table = await gameTable(person, game);
  await page.setViewportSize(DESK);
  await sit(person, table);
  let turns = 0;
  let wanted: number | undefined;
  await expect
    .poll(
      async () => {
        const post = page.getByRole('button', { name: 'Post now' });
        if (await post.isVisible()) await post.click();
        if (await isAsked(page)) {
          await page.waitForTimeout(200); // the buttons ignore what comes within 150 ms
          const hand = await handNumber(page);
          if (await isAsked(page)) await decide(turns++);
          if (isWanted(turns)) wanted ??= hand;
          await page.waitForTimeout(200);
        }
        return wanted !== undefined && (await handNumber(page)) !== wanted;
      },
      { timeout: 300_000, intervals: [150] },
    )
    .toBe(true);
  await expect(page.getByRole('region', { name: 'Hand' })).toContainText('Earlier hands');
  await leave(person, table);
  return { table, turns };
}

const goAlong = (page: Page) =>
  bar(page)
    .getByRole('button', { name: /^(Check|Call|Bring in)/ })
    .click();

test('a hand of fixed-limit stud to its end', async ({ people }) => {
  const ann = await people.guest('ann');
  const { page } = ann;
  const { turns } = await playOneHand(ann, 'stud', async (turn) => {
    await expect(bar(page).getByRole('slider')).toHaveCount(0);
    expect(await ownCards(ann).count()).toBeGreaterThanOrEqual(3);
    if (turn === 0) {
      await expect(page.getByText(/^Fixed-limit Seven-card stud/)).toBeVisible();
      await page.getByRole('button', { name: 'Why these amounts?' }).click();
      await expect(page.getByRole('heading', { name: 'Why these amounts?' })).toBeVisible();
      await isAccessible(page, 'why');
      await page.keyboard.press('Escape');
      await isAccessibleOnTurn(page, 'stud');
    }
    await goAlong(page);
  });
  expect(turns).toBeGreaterThan(0);
});

test('a hand of triple draw to its end, with cards exchanged', async ({ people }) => {
  const ann = await people.guest('ann');
  const { page } = ann;
  let draws = 0;
  async function decide() {
    const stand = bar(page).getByRole('button', { name: /^Stand pat/ });
    if ((await stand.count()) === 0) return goAlong(page);
    if (draws++ > 0) return page.keyboard.press('c');
    await expect(page.getByText('First draw').first()).toBeVisible();
    await page.keyboard.press('1');
    await ownCards(ann).nth(2).click();
    const chooser = bar(page).getByRole('group', { name: 'Cards to exchange' });
    await expect(chooser.getByRole('button', { pressed: true })).toHaveCount(2);
    await isAccessibleOnTurn(page, 'draw');
    await bar(page)
      .getByRole('button', { name: /^Draw 2/ })
      .click();
    await expect(page.getByRole('region', { name: 'Hand' })).toContainText(
      `${ann.name} draws 2 cards`,
    );
  }
  await playOneHand(ann, 'triple27', decide, () => draws > 0);
  expect(draws).toBeGreaterThan(0);
});

test('a hand of pot-limit Omaha to its end', async ({ people }) => {
  const ann = await people.guest('ann');
  const { page } = ann;
  const { turns } = await playOneHand(ann, 'omaha', async (turn) => {
    await expect(ownCards(ann)).toHaveCount(4);
    if (turn === 0) {
      await expect(page.getByText(/^Pot-limit Omaha/)).toBeVisible();
      await isAccessibleOnTurn(page, 'omaha');
      const pot = bar(page).getByRole('button', { name: /^Pot/ });
      const raise = bar(page).getByRole('button', { name: /^(Bet|Raise to)/ });
      if (await pot.isVisible()) {
        await pot.click();
        const most = await bar(page).getByRole('slider').getAttribute('max');
        await expect(raise).toContainText(new Intl.NumberFormat('en').format(Number(most)));
      }
    }
    await goAlong(page);
  });
  expect(turns).toBeGreaterThan(0);
});

test('a dealer’s choice: one of two players names the game, and it is played', async ({
  people,
}) => {
  const ann = await people.guest('ann');
  const ben = await people.guest('ben');
  const table = await choiceTable(ann);
  await ann.page.setViewportSize(DESK);
  await sit(ann, table);
  await sit(ben, table);
  const choices = bar(ann.page).getByRole('group', { name: 'Games' });
  await expect(choices.getByRole('button')).toHaveCount(12);
  await expect(ben.page.getByText(`${ann.name} chooses the next game.`)).toBeVisible();
  await isAccessibleOnTurn(ann.page, 'choice');
  await choices.getByRole('button', { name: 'FL Razz' }).click();
  for (const { page } of [ann, ben]) {
    await expect(page.getByText(/· Fixed-limit Razz ·/)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('Third street').first()).toBeVisible();
  }
  await leave(ann, table);
  await leave(ben, table);
});
