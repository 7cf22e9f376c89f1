// draw-bar.tsx - which cards to exchange: the same places, "Stand pat" and "Draw 2".

import type { ReactNode } from 'react';
import { useTexts } from '../texts/text';
import { cx } from '../ui/cx';
import type { Money } from '../ui/format';
import { ActionSlots } from './action-slots';
import css from './actions.module.css';
import { CardChooser } from './card-chooser';
import type { HandState, Turn } from './hand-model';
import { useActionKeys } from './use-action-keys';
import { useGuard } from './use-guard';
import type { TurnControl } from './use-turn';
import { Why } from './why';

interface DrawBarProps {
  readonly hand: HandState;
  readonly turn: Turn;
  readonly money: Money;
  readonly control: TurnControl;
  readonly auto: ReactNode;
}

export function DrawBar({ hand, turn, money, control, auto }: DrawBarProps) {
  const { t } = useTexts();
  const guard = useGuard(`${hand.number}/${turn.number}`);
  const hole = hand.holes[turn.seat] ?? [];
  const { chosen, toggle, isBusy } = control;
  const count = chosen.length;
  const isSent = control.busyWith === 'draw';
  const stand = () => count === 0 && control.act('draw');
  const draw = () => count > 0 && control.act('draw', { places: chosen });
  useActionKeys({
    call: () => guard(stand),
    raise: () => guard(draw),
    choose: (index) => {
      const held = hole[index];
      if (held) toggle(held.place);
    },
  });
  return (
    <form
      className={css.bar}
      aria-label={t('action.bar')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className={css.auto}>{auto}</div>
      <div className={cx(css.middle, css.drawing)}>
        <p>{t('draw.hint')}</p>
        <CardChooser {...{ hole, chosen }} label={t('draw.group')} onToggle={toggle} />
        <Why {...{ turn, money }} />
      </div>
      <ActionSlots
        isBusy={isBusy}
        slots={[
          {
            look: 'call',
            label: t('action.stand_pat'),
            letter: 'C',
            isOff: count > 0,
            isSent: isSent && count === 0,
            onPress: (pressed) => guard(stand, pressed),
          },
          {
            look: 'raise',
            label: t('action.draw', { count }),
            letter: 'R',
            isOff: count === 0,
            isSent: isSent && count > 0,
            onPress: (pressed) => guard(draw, pressed),
          },
        ]}
      />
    </form>
  );
}
