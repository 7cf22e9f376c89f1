// backoff.ts - how long to wait before trying again.

export const BACKOFF_FIRST_MS = 250;
export const BACKOFF_MAX_MS = 15_000;

/** Full jitter: anything up to 250 ms × 2ⁿ, at most 15 s. `failures` counts from 1. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** (failures - 1));
  return Math.round(random() * ceiling);
}

/** Resolves after `ms`, at once when `wake` aborts. */
export function pause(ms: number, wake?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (wake?.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      wake?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    wake?.addEventListener('abort', done);
  });
}
