// clock.ts - the server's clock as seen from here, and the way there and back.

const SAMPLES_MAX = 20;

export interface Clock {
  /** An answer that says the server's `now` has just arrived. */
  heard(serverNow: number): void;
  /** A request took this long there and back. */
  took(ms: number): void;
  /** Now, on the server's clock. */
  now(): number;
  /** Median of the last round trips; undefined before the first. */
  roundTrip(): number | undefined;
}

/**
 * The smallest difference of the last answers is the one that travelled fastest: it errs only by
 * its own travelling time, so deadlines appear a little early and never late.
 */
export function createClock(localNow: () => number = Date.now): Clock {
  const lags: number[] = [];
  const trips: number[] = [];
  return {
    heard(serverNow) {
      lags.push(localNow() - serverNow);
      if (lags.length > SAMPLES_MAX) lags.shift();
    },
    took(ms) {
      trips.push(ms);
      if (trips.length > 5) trips.shift();
    },
    now: () => localNow() - (lags.length > 0 ? Math.min(...lags) : 0),
    roundTrip() {
      const sorted = [...trips].sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length / 2)];
    },
  };
}
