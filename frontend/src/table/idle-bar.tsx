// idle-bar.tsx - the same place while it is not the player's turn.

import { type ReactNode, useState } from 'react';
import { type TextKey, useTexts } from '../texts/text';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { formatChips, type Money } from '../ui/format';
import css from './actions.module.css';
import type { PreAction } from './pre-action';
import { ShowCards } from './show-cards';
import type { TableActions } from './table-actions';
import { owesAnything, type Seated, type TableState } from './table-model';
import { useActionKeys } from './use-action-keys';
import type { OnProblem, TurnControl } from './use-turn';

interface PreActionBarProps {
  readonly control: TurnControl;
  readonly money: Money;
  readonly auto: ReactNode;
}

/** The three slots hold what the player decides in advance. */
export function PreActionBar({ control, money, auto }: PreActionBarProps) {
  const { t } = useTexts();
  const { planned, plan, cost } = control;
  const amount = formatChips(cost, money);
  const toggle = (next: PreAction) => plan(planned?.kind === next.kind ? undefined : next);
  const middle: PreAction = cost === 0 ? { kind: 'check' } : { kind: 'call', price: cost };
  useActionKeys({ plan: () => toggle({ kind: 'check_fold' }) });
  const slots: readonly { readonly pre: PreAction; readonly label: string }[] = [
    { pre: { kind: 'check_fold' }, label: t('pre.check_fold') },
    { pre: middle, label: cost === 0 ? t('pre.check') : t('pre.call', { amount }) },
    { pre: { kind: 'call_any' }, label: t('pre.call_any') },
  ];
  return (
    <form
      className={css.bar}
      aria-label={t('action.bar')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={css.auto}>{auto}</div>
      <div className={cx(css.middle, css.idle)}>
        <p>{t('pre.hint')}</p>
      </div>
      <div className={css.buttons}>
        {slots.map(({ pre, label }) => (
          <button
            key={pre.kind}
            type="button"
            className={cx(css.action, css.pre)}
            aria-pressed={planned?.kind === pre.kind}
            onClick={() => toggle(pre)}
          >
            {label}
          </button>
        ))}
      </div>
    </form>
  );
}

interface IdleBarProps {
  readonly state: TableState;
  readonly own: Seated | undefined;
  readonly actions: TableActions;
  readonly onProblem: OnProblem;
  readonly onSit: () => void;
  readonly onTopUp: () => void;
  readonly auto: ReactNode;
}

/** One request at a time from here; its buttons are busy until it is answered. */
export function useRequest(onProblem: OnProblem) {
  const [isBusy, setBusy] = useState(false);
  const run = (ask: () => Promise<unknown>) => {
    if (isBusy) return;
    setBusy(true);
    ask()
      .catch(onProblem)
      .finally(() => setBusy(false));
  };
  return { isBusy, run };
}

/** What a sitter waits for. */
function idleKey({ hand, nextHandAt }: TableState, seat: number): TextKey {
  if (hand?.run) return hand.live.includes(seat) ? 'run.waiting' : 'run.watching';
  if (nextHandAt) return 'idle.next_hand';
  return hand && !hand.isOver ? 'idle.in_hand' : 'idle.waiting';
}

export function IdleBar(props: IdleBarProps) {
  const { state, own, actions, onProblem, onSit, onTopUp, auto } = props;
  const { t } = useTexts();
  const { isBusy, run } = useRequest(onProblem);
  const { hand } = state;
  const hole = own && hand?.isOver ? (hand.holes[own.seat] ?? []) : [];
  const closed = hole.filter(({ card, isOpen }) => card !== null && !isOpen);
  const isShown = hand?.log.some((line) => line.kind === 'shown' && line.seat === own?.seat);
  const isDealt = own !== undefined && (hand?.seats.includes(own.seat) ?? false);
  const canShow = hand !== undefined && closed.length > 0 && !isShown;
  const show = (cards: readonly number[]) => run(() => actions.show(hand?.number ?? 0, cards));
  return (
    <div className={css.bar} role="group" aria-label={t('action.bar')}>
      <div className={css.auto}>{auto}</div>
      <div className={cx(css.middle, css.idle)}>
        {canShow ? (
          <ShowCards hole={closed} isBusy={isBusy} onShow={show} />
        ) : own?.out && own.stack + own.topUp === 0 ? (
          <>
            <p>{t('idle.broke')}</p>
            <Button look="main" onClick={onTopUp}>
              {t('top_up.add')}
            </Button>
          </>
        ) : own && (own.out || (!own.postsNow && !isDealt && owesAnything(own.owes))) ? (
          <ComeBack {...{ own, actions, isBusy, run }} />
        ) : own ? (
          <p>{t(idleKey(state, own.seat))}</p>
        ) : (
          <Watcher {...{ state, actions, isBusy, run, onSit }} />
        )}
      </div>
    </div>
  );
}

interface RunProps {
  readonly actions: TableActions;
  readonly isBusy: boolean;
  readonly run: (ask: () => Promise<unknown>) => void;
}

function ComeBack({ own, actions, isBusy, run }: RunProps & { readonly own: Seated }) {
  const { t } = useTexts();
  const owes = owesAnything(own.owes);
  return (
    <>
      <p>{t(!own.out ? 'idle.comes_in' : owes ? 'idle.owes' : 'idle.out')}</p>
      <Button look="main" isBusy={isBusy} onClick={() => run(() => actions.sitIn(true))}>
        {t(owes ? 'idle.post_now' : 'idle.back')}
      </Button>
      {owes && own.out && (
        <Button isBusy={isBusy} onClick={() => run(() => actions.sitIn(false))}>
          {t('idle.wait_blind')}
        </Button>
      )}
    </>
  );
}

function Watcher(props: RunProps & { readonly state: TableState; readonly onSit: () => void }) {
  const { state, actions, isBusy, run, onSit } = props;
  const { t } = useTexts();
  const offered = state.waiting.find((waiter) => waiter.player.id === state.viewer);
  const isFull = state.seats.every((sitter) => sitter !== undefined);
  if (offered?.seat === null) {
    return (
      <>
        <p>{t('wait.place', { place: state.waiting.indexOf(offered) + 1 })}</p>
        <Button isBusy={isBusy} onClick={() => run(() => actions.stopWaiting())}>
          {t('wait.stop')}
        </Button>
      </>
    );
  }
  if (isFull && !offered) {
    return (
      <>
        <p>{t('wait.full', { count: state.waiting.length })}</p>
        <Button look="main" isBusy={isBusy} onClick={() => run(() => actions.wait())}>
          {t('wait.join')}
        </Button>
      </>
    );
  }
  return (
    <>
      <p>{t(offered ? 'wait.offered' : 'idle.watching')}</p>
      <Button look="main" onClick={onSit}>
        {t('idle.sit')}
      </Button>
    </>
  );
}
