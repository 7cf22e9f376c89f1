// stage.ts - the pace at which events appear: an all-in run-out is shown street by street.
import type { TableEvent } from '../protocol/decode';

const STREET_MS = 1000;
const SHOWDOWN_MS = 700;

export interface Step {
  /** To wait before it is shown. */
  readonly waitMs: number;
  readonly event: TableEvent;
}

/** Streets and results that arrive together are spread; everything else shows at once. */
export function paced(events: readonly TableEvent[]): Step[] {
  let revealed = false;
  let hasWinner = false;
  return events.map((event) => {
    const isStreet = event.kind === 'street_dealt';
    const isFirstWin = event.kind === 'pot_won' && !hasWinner;
    const waitMs = isStreet && revealed ? STREET_MS : isFirstWin && revealed ? SHOWDOWN_MS : 0;
    if (isStreet || event.kind === 'shown') revealed = true;
    if (event.kind === 'pot_won') hasWinner = true;
    return { waitMs, event };
  });
}

/** Something to decide has come: what is still waiting must be shown first, at once. */
export function isUrgent(events: readonly TableEvent[]): boolean {
  return events.some(({ kind }) => kind === 'turn_began' || kind === 'hand_started');
}

export interface Stage {
  push(events: readonly TableEvent[]): void;
  /** Shows what still waits, at once. */
  flush(): void;
  stop(): void;
}

/** `show` gets events in order; `speed` 0 means without any wait. */
export function createStage(
  show: (events: readonly TableEvent[]) => void,
  speed: () => number,
): Stage {
  let queue: Step[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    const events = queue.map(({ event }) => event);
    queue = [];
    if (events.length > 0) show(events);
  }

  function advance() {
    timer = undefined;
    const next = queue.findIndex((step, index) => index > 0 && step.waitMs > 0);
    const ready = next < 0 ? queue : queue.slice(0, next);
    queue = next < 0 ? [] : queue.slice(next);
    if (ready.length > 0) show(ready.map(({ event }) => event));
    const waiting = queue[0];
    if (waiting) timer = setTimeout(advance, waiting.waitMs * speed());
  }

  return {
    push(events) {
      if (isUrgent(events) || speed() === 0) flush();
      queue.push(...(isUrgent(events) ? withoutWaits(events) : paced(events)));
      if (speed() === 0) flush();
      else if (timer === undefined) advance();
    },
    flush,
    stop: () => clearTimeout(timer),
  };
}

/** Waits before the last decision or new hand are dropped; later ones are kept. */
function withoutWaits(events: readonly TableEvent[]): Step[] {
  const last = events.findLastIndex(({ kind }) => kind === 'turn_began' || kind === 'hand_started');
  const now = events.slice(0, last + 1).map((event) => ({ waitMs: 0, event }));
  return [...now, ...paced(events.slice(last + 1))];
}
