// connection.tsx - how well the server is reached: bars and milliseconds, or one line.
import { useTexts } from '../texts/text';
import css from './connection.module.css';
import { cx } from './cx';

export type Reach = 'live' | 'reconnecting' | 'offline';

const SLOW_MS = 250;

interface ConnectionProps {
  readonly state: Reach;
  readonly roundTrip: number | undefined;
}

export function ConnectionBars({ state, roundTrip }: ConnectionProps) {
  const { t } = useTexts();
  const isSlow = roundTrip !== undefined && roundTrip > SLOW_MS;
  const isLive = state === 'live';
  const look = !isLive ? 'lost' : isSlow ? 'slow' : 'live';
  const milliseconds = roundTrip === undefined ? '' : `${Math.max(1, Math.round(roundTrip))} ms`;
  return (
    <span className={css.net}>
      <span className={cx(css.bars, css[look])} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span className="sr-only">{t(`net.${look}`)}</span>
      {isLive && milliseconds && <span data-ms>{milliseconds}</span>}
    </span>
  );
}

/** Below the top bar, never over the cards. Its place is a positioned parent. */
export function ConnectionLine({ state }: { readonly state: Reach }) {
  const { t } = useTexts();
  const isShown = state === 'reconnecting' || state === 'offline';
  return (
    <div role="status" className={cx(isShown && css.line, state === 'offline' && css.offline)}>
      {isShown && <span>{t(`net.${state}`)}</span>}
    </div>
  );
}
