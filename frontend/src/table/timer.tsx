// timer.tsx - the time to act, drawn by CSS animations that begin where the clock is now.

import { useMemo } from 'react';
import { cx } from '../ui/cx';
import type { TurnClock } from './hand-model';
import css from './timer.module.css';

const ALARM_MS = 5000;

/** Computed once for a deadline: a new render must not restart the animation. */
function useTimes(clock: TurnClock, now: () => number) {
  const { from, until } = clock;
  return useMemo(() => {
    const remaining = Math.max(0, until - now());
    const whole = Math.max(1, until - from);
    return {
      '--whole': `${whole}ms`,
      '--gone': `${remaining - whole}ms`,
      '--remaining': `${remaining}ms`,
      '--alarm': `${Math.max(0, remaining - ALARM_MS)}ms`,
      '--from': Math.ceil(remaining / 1000),
    };
  }, [from, until, now]);
}

interface TimerProps {
  readonly clock: TurnClock;
  readonly now: () => number;
}

export function TimerRing({ clock, now }: TimerProps) {
  const times = useTimes(clock, now);
  return (
    <span key={clock.until} style={times} aria-hidden="true">
      <svg className={css.ring} viewBox="0 0 36 36" aria-hidden="true">
        <circle className={css.track} cx="18" cy="18" r="16" />
        <circle
          className={cx(css.left, clock.timeBank && css.bank)}
          cx="18"
          cy="18"
          r="16"
          pathLength="100"
        />
      </svg>
      <span className={cx(css.seconds, css.count)} />
    </span>
  );
}

/** The same as a number inside a text and a bar along the lower edge of its parent. */
export function TimerBar({ clock, now }: TimerProps) {
  const times = useTimes(clock, now);
  return (
    <span key={clock.until} style={times} aria-hidden="true">
      <span className={css.bar} />
    </span>
  );
}

export function TimerSeconds({ clock, now }: TimerProps) {
  const times = useTimes(clock, now);
  return (
    <span key={clock.until} className={cx(css.count, css.unit)} style={times} aria-hidden="true" />
  );
}
