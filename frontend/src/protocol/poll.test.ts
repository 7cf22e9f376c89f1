import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PollAnswer } from './decode';
import { createHttp } from './http';
import { createPoller, type PollState, SHOW_FAILURE_MS, SIGNED_OUT_MS, WATCHDOG_MS } from './poll';

interface Asked {
  readonly url: URL;
  readonly signal: AbortSignal | undefined;
  readonly isNobody: boolean;
  answer(body: object, status?: number): void;
  fail(): void;
}

/** A fetch whose answers the test gives by hand. */
function fakeFetch() {
  const asked: Asked[] = [];
  const fetcher = (path: string, init: RequestInit = {}) =>
    new Promise<Response>((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      asked.push({
        url: new URL(path, 'http://localhost'),
        signal: init.signal ?? undefined,
        isNobody: init.credentials === 'omit',
        answer: (body, status = 200) => resolve(new Response(JSON.stringify(body), { status })),
        fail: () => reject(new TypeError('network')),
      });
    });
  return { asked, fetcher };
}

const at = (asked: readonly Asked[], index: number): Asked => {
  const one = asked.at(index);
  if (!one) throw new Error(`nothing was asked at ${index}`);
  return one;
};

function start(isOnline = () => true) {
  const { asked, fetcher } = fakeFetch();
  const answers: PollAnswer[] = [];
  const states: PollState[] = [];
  const signedOut = vi.fn();
  const poller = createPoller({
    http: createHttp(fetcher),
    onSignedOut: signedOut,
    onAnswer: (answer) => answers.push(answer),
    onState: (state) => states.push(state),
    isOnline,
    random: () => 1,
  });
  return { asked, answers, states, signedOut, poller };
}

const empty = (cursor: number) => ({ cursor, now: 1, events: [] });
const tick = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('the long poll', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('asks from the snapshot on, then from each answer’s cursor', async () => {
    const { asked, poller } = start();
    poller.follow(['12', 'lobby'], 40);
    await tick();
    expect(at(asked, 0).url.search).toBe('?wait=25&cursor=40&topics=12%2Clobby');
    at(asked, 0).answer(empty(44));
    await tick();
    expect(at(asked, 1).url.searchParams.get('cursor')).toBe('44');
    poller.stop();
  });

  it('has asked again before it delivers', async () => {
    const { asked, fetcher } = fakeFetch();
    const askedAtDelivery: number[] = [];
    const poller = createPoller({
      http: createHttp(fetcher),
      onAnswer: () => askedAtDelivery.push(asked.length),
      onState: () => undefined,
      onSignedOut: () => undefined,
    });
    poller.follow(['12'], 1);
    at(asked, 0).answer(empty(2));
    await tick();
    expect(askedAtDelivery).toEqual([2]);
    poller.stop();
  });

  it('breaks off and asks anew when its topics change', async () => {
    const { asked, poller } = start();
    poller.follow(['12'], 10);
    await tick();
    poller.follow(['12', '15'], 8);
    await tick();
    expect(at(asked, 0).signal?.aborted).toBe(true);
    expect(at(asked, 1).url.searchParams.get('topics')).toBe('12,15');
    expect(at(asked, 1).url.searchParams.get('cursor')).toBe('8');
    poller.stop();
  });

  it('does not break off for what it follows already', async () => {
    const { asked, poller } = start();
    poller.follow(['12'], 10);
    await tick();
    poller.follow(['12'], 11);
    await tick();
    expect(asked).toHaveLength(1);
    poller.stop();
  });

  it('waits longer after each failure, then asks without a hold and is live again', async () => {
    const { asked, states, poller } = start();
    poller.follow(['12'], 10);
    at(asked, 0).fail();
    await tick(249);
    expect(asked).toHaveLength(1);
    await tick(1);
    expect(at(asked, 1).url.searchParams.get('wait')).toBe('0');
    at(asked, 1).fail();
    await tick(499);
    expect(asked).toHaveLength(2);
    await tick(1);
    at(asked, 2).answer(empty(10));
    await tick();
    expect(at(asked, 3).url.searchParams.get('wait')).toBe('25');
    expect(states).toEqual(['live']);
    poller.stop();
  });

  it('shows that it reconnects only after a second without an answer', async () => {
    const { asked, states, poller } = start();
    poller.follow(['12'], 10);
    at(asked, 0).fail();
    await tick(250);
    await tick(SHOW_FAILURE_MS);
    expect(states).toEqual(['reconnecting']);
    poller.stop();
  });

  it('says offline at once when the browser knows it', async () => {
    const { asked, states, poller } = start(() => false);
    poller.follow(['12'], 10);
    at(asked, 0).fail();
    await tick();
    expect(states).toEqual(['offline']);
    poller.stop();
  });

  it('gives up a poll that hangs longer than the server may hold it', async () => {
    const { asked, poller } = start();
    poller.follow(['12'], 10);
    await tick(30_000 + WATCHDOG_MS);
    expect(at(asked, 0).signal?.aborted).toBe(true);
    await tick(250);
    expect(asked).toHaveLength(2);
    poller.stop();
  });

  it('wakes from its rest when somebody looks', async () => {
    const { asked, poller } = start();
    poller.follow(['12'], 10);
    at(asked, 0).answer({ error: { code: 'unavailable', message: '' } }, 503);
    await tick();
    poller.wake();
    await tick();
    expect(asked).toHaveLength(2);
    poller.stop();
  });

  it('goes on as nobody, and says so, when its login has ended', async () => {
    const { asked, signedOut, poller } = start();
    poller.follow(['12'], 10);
    at(asked, 0).answer({ error: { code: 'not_logged_in', message: '' } }, 401);
    await tick(SIGNED_OUT_MS);
    expect(asked.map(({ isNobody }) => isNobody)).toEqual([false, true]);
    expect(signedOut).toHaveBeenCalledOnce();
    poller.wake(); // somebody has logged in
    await tick();
    expect(at(asked, 2).isNobody).toBe(false);
    poller.stop();
  });

  it('does not speak of a login that is replaced at once', async () => {
    const { asked, signedOut, poller } = start();
    poller.follow(['12'], 10);
    at(asked, 0).answer({ error: { code: 'not_logged_in', message: '' } }, 401);
    await tick(SIGNED_OUT_MS - 1);
    poller.wake();
    await tick(2 * SIGNED_OUT_MS);
    expect(signedOut).not.toHaveBeenCalled();
    poller.stop();
  });

  it('passes a gap on', async () => {
    const { asked, answers, poller } = start();
    poller.follow(['12'], 10);
    at(asked, 0).answer({ ...empty(900), gap: true });
    await tick();
    expect(answers[0]?.gap).toBe(true);
    poller.stop();
  });

  it('asks nothing after it was stopped', async () => {
    const { asked, poller } = start();
    poller.follow(['12'], 10);
    poller.stop();
    await tick(60_000);
    expect(asked).toHaveLength(1);
  });
});
