// motion.ts - cards and chips that travel, on what is drawn already. Only transform and opacity.

const DEAL_MS = 240;
const DEAL_STEP_MS = 60;
const CHIPS_MS = 320;
const EASE = 'cubic-bezier(.2,.8,.2,1)';

/** What lay where before the table changed. */
export interface Seen {
  readonly hand: number;
  /** Community cards, each by its board and name. */
  readonly boards: ReadonlySet<string>;
  /** Cards of seats, each by its seat and place. */
  readonly holes: ReadonlySet<string>;
  /** Bets by seat, each with a copy that can fly when the bet is gone. */
  readonly bets: ReadonlyMap<string, { readonly box: DOMRect; readonly copy: HTMLElement }>;
  readonly pile: { readonly box: DOMRect; readonly copy: HTMLElement } | undefined;
  readonly dealer: DOMRect | undefined;
}

function copyOf(element: Element) {
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return undefined;
  copy.removeAttribute('data-bet');
  copy.removeAttribute('data-pile');
  return { box: element.getBoundingClientRect(), copy };
}

function boardKey(card: Element): string {
  return `${card.parentElement?.getAttribute('data-board')}/${card.getAttribute('data-card')}`;
}

function holeKey(card: Element): string {
  return `${card.parentElement?.getAttribute('data-hole')}/${card.getAttribute('data-place')}`;
}

const boardCards = (stage: HTMLElement) => [
  ...stage.querySelectorAll('[data-board] > [data-card]'),
];
const holeCards = (stage: HTMLElement) => [...stage.querySelectorAll('[data-hole] > [data-place]')];

export function look(stage: HTMLElement, hand: number): Seen {
  const bets = new Map<string, { box: DOMRect; copy: HTMLElement }>();
  for (const bet of stage.querySelectorAll('[data-bet]')) {
    const copy = copyOf(bet);
    if (copy) bets.set(bet.getAttribute('data-bet') ?? '', copy);
  }
  const pile = stage.querySelector('[data-pile]');
  return {
    hand,
    boards: new Set(boardCards(stage).map(boardKey)),
    holes: new Set(holeCards(stage).map(holeKey)),
    bets,
    pile: pile ? copyOf(pile) : undefined,
    dealer: stage.querySelector('[data-dealer]')?.getBoundingClientRect(),
  };
}

function offset(from: DOMRect, to: DOMRect): string {
  const x = from.left + from.width / 2 - to.left - to.width / 2;
  const y = from.top + from.height / 2 - to.top - to.height / 2;
  return `translate(${x}px, ${y}px)`;
}

function travel(element: Element, from: DOMRect, timing: KeyframeAnimationOptions) {
  const start = { transform: offset(from, element.getBoundingClientRect()) };
  element.animate([start, { transform: 'none' }], { easing: EASE, fill: 'backwards', ...timing });
}

/** A copy of something that is gone flies to its end and vanishes. */
function fly(layer: Element, ghost: HTMLElement, from: DOMRect, to: DOMRect, duration: number) {
  const frame = layer.getBoundingClientRect();
  ghost.style.position = 'absolute';
  ghost.style.left = `${from.left - frame.left}px`;
  ghost.style.top = `${from.top - frame.top}px`;
  ghost.style.translate = 'none';
  layer.append(ghost);
  const frames = [{ transform: 'none' }, { transform: offset(to, from), opacity: 0.4 }];
  ghost.animate(frames, { duration, easing: EASE }).onfinish = () => ghost.remove();
}

function deal(stage: HTMLElement, before: Seen, now: Seen, speed: number) {
  const isSameHand = before.hand === now.hand;
  const from = (stage.querySelector('[data-pot]') ?? stage).getBoundingClientRect();
  const isNew = (known: ReadonlySet<string>, key: (card: Element) => string) => (card: Element) =>
    !isSameHand || !known.has(key(card));
  const cards = [
    ...holeCards(stage).filter(isNew(before.holes, holeKey)),
    ...boardCards(stage).filter(isNew(before.boards, boardKey)),
  ];
  cards.forEach((card, index) => {
    const timing = { duration: DEAL_MS * speed, delay: index * DEAL_STEP_MS * speed };
    travel(card, from, timing);
    card.animate([{ opacity: 0 }, { opacity: 1 }], { ...timing, fill: 'backwards' });
  });
}

/** Bets that are gone went to the pot; a pot that is gone went to who won. */
function moveChips(stage: HTMLElement, before: Seen, now: Seen, speed: number) {
  const layer = stage.querySelector('[data-ghosts]');
  if (!layer || before.hand !== now.hand) return;
  const pot = stage.querySelector('[data-pile]') ?? stage.querySelector('[data-pot]');
  for (const [seat, { box, copy }] of before.bets) {
    if (pot && !now.bets.has(seat)) {
      fly(layer, copy, box, pot.getBoundingClientRect(), CHIPS_MS * speed);
    }
  }
  if (!before.pile || now.pile) return;
  for (const winner of stage.querySelectorAll('[data-winner]')) {
    const { box, copy } = before.pile;
    const ghost = copy.cloneNode(true);
    if (ghost instanceof HTMLElement) {
      fly(layer, ghost, box, winner.getBoundingClientRect(), CHIPS_MS * speed);
    }
  }
}

/** Moves everything that has changed its place from where it was. */
export function animate(stage: HTMLElement, before: Seen, now: Seen, speed: number) {
  deal(stage, before, now, speed);
  moveChips(stage, before, now, speed);
  const dealer = stage.querySelector('[data-dealer]');
  if (dealer && before.dealer && before.hand !== now.hand) {
    travel(dealer, before.dealer, { duration: CHIPS_MS * speed });
  }
}

/** Every animation jumps to its end: the table has changed again. */
export function settle(stage: HTMLElement) {
  for (const animation of stage.getAnimations({ subtree: true })) {
    if (!(animation instanceof CSSAnimation) && !(animation instanceof CSSTransition)) {
      animation.finish();
    }
  }
}
