import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff';
import { createClock } from './clock';

describe('the server’s clock', () => {
  it('believes the answer that travelled fastest', () => {
    let local = 1000;
    const clock = createClock(() => local);
    clock.heard(900); // 100 behind, of which some is travel
    local = 2000;
    clock.heard(1960);
    local = 3000;
    clock.heard(2920);
    expect(clock.now()).toBe(2960);
  });

  it('tells the median round trip', () => {
    const clock = createClock();
    expect(clock.roundTrip()).toBeUndefined();
    for (const ms of [10, 900, 20]) clock.took(ms);
    expect(clock.roundTrip()).toBe(20);
  });
});

describe('waiting before another try', () => {
  it('doubles from 250 ms and stays at 15 s', () => {
    const longest = [1, 2, 3, 7, 20].map((failures) => backoffMs(failures, () => 1));
    expect(longest).toEqual([250, 500, 1000, 15_000, 15_000]);
  });

  it('is spread over the whole time', () => {
    expect(backoffMs(3, () => 0)).toBe(0);
    expect(backoffMs(3, () => 0.5)).toBe(500);
  });
});
