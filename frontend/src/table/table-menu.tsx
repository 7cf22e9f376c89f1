// table-menu.tsx - what a sitter does besides playing: time bank, sitting out, chips, leaving.

import { useState } from 'react';
import type { SitOutWhen } from '../protocol/decode';
import { useTexts } from '../texts/text';
import { formatDuration } from '../ui/format';
import { Icon } from '../ui/icon';
import css from './actions.module.css';
import type { TableActions } from './table-actions';
import type { Seated } from './table-model';
import type { OnProblem } from './use-turn';

interface AutoSwitchesProps {
  readonly own: Seated | undefined;
  readonly isBankRunning: boolean;
  readonly actions: TableActions;
  readonly onProblem: OnProblem;
}

/** The switches beside the action bar; on phones they are in the table's menu. */
export function AutoSwitches({ own, isBankRunning, actions, onProblem }: AutoSwitchesProps) {
  const { t } = useTexts();
  if (!own) return null;
  return (
    <>
      <span className={css.bank}>
        <Icon name="clock" />
        {isBankRunning
          ? t('bank.running')
          : t('bank.left', { time: formatDuration(own.timeBankMs) })}
      </span>
      <SitOutSwitch {...{ own, actions, onProblem }} />
    </>
  );
}

export function SitOutSwitch({
  own,
  actions,
  onProblem,
}: Omit<AutoSwitchesProps, 'isBankRunning'>) {
  const { t } = useTexts();
  if (!own) return null;
  const ask = (when: SitOutWhen) => (isOn: boolean) =>
    (isOn ? actions.sitOut(when) : actions.sitIn(false)).catch(onProblem);
  return (
    <>
      <Tick
        label={t('auto.sit_out')}
        isOn={own.out || own.sitOutWhen === 'next_hand'}
        onChange={ask('next_hand')}
      />
      {!own.out && (
        <Tick
          label={t('auto.sit_out_blind')}
          isOn={own.sitOutWhen === 'next_big_blind'}
          onChange={ask('next_big_blind')}
        />
      )}
    </>
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => Promise<unknown>;
}

/** Shows what was asked for while the request is under way, then what is true. */
function Tick({ label, isOn, onChange }: TickProps) {
  const [asked, setAsked] = useState<boolean>();
  return (
    <label className={css.tick}>
      <input
        type="checkbox"
        checked={asked ?? isOn}
        onChange={({ target }) => {
          setAsked(target.checked);
          void onChange(target.checked).finally(() => setAsked(undefined));
        }}
      />
      {label}
    </label>
  );
}
