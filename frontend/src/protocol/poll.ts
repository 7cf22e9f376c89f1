// poll.ts - the long poll of one tab: ask, deliver, ask again; find back after a failure.
import { backoffMs, pause } from './backoff';
import type { PollAnswer } from './decode';
import { decodePoll } from './decode';
import type { Http } from './http';
import { RequestError } from './http';

export const HOLD_S = 25;
/** The server may hold 20 % longer than asked; this much after that the poll is given up. */
export const WATCHDOG_MS = 8000;
/** After this long without an answer a failure is shown. */
export const SHOW_FAILURE_MS = 1000;
/** A login that has ended is told after this: whoever has just registered here has a new one. */
export const SIGNED_OUT_MS = 1000;

export type PollState = 'live' | 'reconnecting' | 'offline';

export interface PollerOptions {
  readonly http: Http;
  readonly onAnswer: (answer: PollAnswer) => void;
  readonly onState: (state: PollState) => void;
  /** The login has ended elsewhere; the poll goes on as nobody's until it is woken. */
  readonly onSignedOut: () => void;
  readonly isOnline?: () => boolean;
  readonly random?: () => number;
}

export interface Poller {
  /** Follows exactly these topics, with everything newer than `seq` for the new ones. */
  follow(topics: readonly string[], seq?: number): void;
  /** Asks at once: the network is back, somebody looks, or another player has logged in. */
  wake(): void;
  stop(): void;
}

export function createPoller(options: PollerOptions): Poller {
  const {
    http,
    onAnswer,
    onState,
    onSignedOut,
    isOnline = () => navigator.onLine,
    random,
  } = options;
  let topics: readonly string[] = [];
  let cursor: number | undefined;
  let isStopped = false;
  let failures = 0;
  let asking = new AbortController();
  let isNobody = false;
  let signedOut: ReturnType<typeof setTimeout> | undefined;

  function address(): string {
    const query = new URLSearchParams({ wait: String(failures > 0 ? 0 : HOLD_S) });
    if (cursor !== undefined) query.set('cursor', String(cursor));
    if (topics.length > 0) query.set('topics', topics.join(','));
    return `/api/poll?${query}`;
  }

  /** An answer, or 'again' when it was interrupted or failed. */
  async function ask(): Promise<PollAnswer | 'again'> {
    const mine = new AbortController();
    asking = mine;
    const watchdog = setTimeout(() => mine.abort('watchdog'), HOLD_S * 1200 + WATCHDOG_MS);
    const worry = setTimeout(showFailure, SHOW_FAILURE_MS);
    try {
      const answer = await http.get(address(), decodePoll, mine.signal, isNobody);
      if (mine.signal.aborted) return 'again';
      cursor = answer.cursor;
      if (failures > 0 || !isShownLive) show('live');
      failures = 0;
      return answer;
    } catch (error) {
      if (mine.signal.aborted && mine.signal.reason !== 'watchdog') return 'again';
      if (error instanceof RequestError && error.status === 401 && !isNobody) {
        isNobody = true;
        signedOut = setTimeout(onSignedOut, SIGNED_OUT_MS);
      } else await failed(error);
      return 'again';
    } finally {
      clearTimeout(watchdog);
      clearTimeout(worry);
    }
  }

  let isShownLive = false;
  function show(state: PollState) {
    isShownLive = state === 'live';
    onState(state);
  }

  function showFailure() {
    if (!isOnline()) show('offline');
    else if (failures > 0) show('reconnecting');
  }

  async function failed(error: unknown) {
    failures++;
    if (!isOnline()) show('offline');
    const asked = error instanceof RequestError ? (error.retryAfterMs ?? 0) : 0;
    const wait = Math.max(asked, backoffMs(failures, random));
    const resting = new AbortController();
    asking = resting;
    const worry = setTimeout(showFailure, SHOW_FAILURE_MS);
    await pause(wait, resting.signal);
    clearTimeout(worry);
  }

  async function run() {
    let pending = ask();
    while (!isStopped) {
      const answer = await pending;
      if (isStopped) return;
      pending = ask(); // before anything is drawn
      if (answer !== 'again') onAnswer(answer);
    }
  }

  let isRunning = false;
  return {
    follow(wanted, seq) {
      const isSame = wanted.join() === topics.join();
      const isBehind = seq !== undefined && (cursor === undefined || seq < cursor);
      topics = wanted;
      if (isBehind) cursor = seq;
      if (!isRunning) {
        isRunning = true;
        void run();
      } else if (!isSame || isBehind) {
        asking.abort('topics');
      }
    },
    wake() {
      isNobody = false;
      clearTimeout(signedOut);
      asking.abort('wake');
    },
    stop() {
      clearTimeout(signedOut);
      isStopped = true;
      asking.abort('stop');
    },
  };
}
