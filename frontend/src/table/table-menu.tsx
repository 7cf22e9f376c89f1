// table-menu.tsx - what a sitter does besides playing: time bank, sitting out, chips, leaving.
import { useTexts } from '../texts/text';
import { formatDuration } from '../ui/format';
import { Icon } from '../ui/icon';
import css from './actions.module.css';
import type { TableActions } from './table-actions';
import type { Seated } from './table-state';
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
  const willSitOut = own.out || own.sitOutWhen === 'next_hand';
  const change = (checked: boolean) =>
    (checked ? actions.sitOut('next_hand') : actions.sitIn(false)).catch(onProblem);
  return (
    <>
      <label className={css.tick}>
        <input
          type="checkbox"
          checked={willSitOut}
          onChange={(event) => change(event.target.checked)}
        />
        {t('auto.sit_out')}
      </label>
      <label className={css.tick}>
        <input
          type="checkbox"
          checked={own.sitOutWhen === 'next_big_blind'}
          disabled={own.out}
          onChange={(event) =>
            (event.target.checked ? actions.sitOut('next_big_blind') : actions.sitIn(false)).catch(
              onProblem,
            )
          }
        />
        {t('auto.sit_out_blind')}
      </label>
    </>
  );
}
