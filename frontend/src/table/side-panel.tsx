// side-panel.tsx - hand, chat and players: a column on a desk, sheets on a phone.

import { type KeyboardEvent, useId, useState } from 'react';
import type { TextKey } from '../texts/text';
import { useTexts } from '../texts/text';
import { cx } from '../ui/cx';
import { formatChips, type Money } from '../ui/format';
import { ChatLines, Say } from './chat';
import { HandLog } from './hand-log';
import css from './panel.module.css';
import type { TableState } from './table-model';

export const PANELS = ['hand', 'chat', 'players'] as const;
export type PanelName = (typeof PANELS)[number];

export const panelKeys = {
  hand: 'panel.hand',
  chat: 'panel.chat',
  players: 'panel.players',
} as const satisfies Record<PanelName, TextKey>;

interface PanelProps {
  readonly state: TableState;
  readonly money: Money;
  /** Undefined for somebody who may not speak here. */
  readonly onSay: ((text: string) => void) | undefined;
}

export function SidePanel(
  props: PanelProps & { readonly readSeq: number; readonly onRead: () => void },
) {
  const { state, onRead, readSeq } = props;
  const { t } = useTexts();
  const id = useId();
  const [open, setOpen] = useState<PanelName>('hand');
  const unread = open === 'chat' ? 0 : state.chat.filter(({ seq }) => seq > readSeq).length;

  function choose(name: PanelName) {
    setOpen(name);
    if (name === 'chat') onRead();
  }
  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = PANELS[(PANELS.indexOf(open) + by + PANELS.length) % PANELS.length];
    if (by === 0 || !next) return;
    choose(next);
    document.getElementById(`${id}-${next}`)?.focus();
  }

  return (
    <aside className={css.panel} aria-label={t('panel.label')}>
      <div className={css.tabs} role="tablist" aria-label={t('panel.label')} onKeyDown={onKeyDown}>
        {PANELS.map((name) => (
          <button
            key={name}
            id={`${id}-${name}`}
            type="button"
            role="tab"
            aria-selected={open === name}
            aria-controls={`${id}-body`}
            tabIndex={open === name ? 0 : -1}
            onClick={() => choose(name)}
          >
            {t(panelKeys[name])}
            {name === 'chat' && unread > 0 && <i className={css.count}>{unread}</i>}
          </button>
        ))}
      </div>
      <div className={css.body} id={`${id}-body`} role="tabpanel" aria-labelledby={`${id}-${open}`}>
        <PanelBody {...props} name={open} />
        {open === 'hand' && <ChatLines lines={state.chat} viewer={state.viewer} isPreview />}
        {open === 'hand' && props.onSay && <Say onSay={props.onSay} />}
      </div>
    </aside>
  );
}

export function PanelBody({
  name,
  state,
  money,
  onSay,
}: PanelProps & { readonly name: PanelName }) {
  switch (name) {
    case 'hand':
      return <HandLog {...{ state, money }} />;
    case 'chat':
      return (
        <>
          <ChatLines lines={state.chat} viewer={state.viewer} />
          {onSay && <Say onSay={onSay} />}
        </>
      );
    case 'players':
      return <Players {...{ state, money }} />;
  }
}

export function PanelSheet(props: PanelProps & { readonly name: PanelName }) {
  return (
    <div className={cx(css.body, css.inSheet)}>
      <PanelBody {...props} />
    </div>
  );
}

function Players({ state, money }: Omit<PanelProps, 'onSay'>) {
  const { t } = useTexts();
  const sitters = state.seats.filter((sitter) => sitter !== undefined);
  return (
    <div className={css.players}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('players.name')}</th>
            <th scope="col">{t('players.stack')}</th>
          </tr>
        </thead>
        <tbody>
          {sitters.map(({ player, stack, out }) => (
            <tr key={player.id}>
              <td>
                {player.name}
                {player.bot && <span className={css.tag}>{t('seat.bot')}</span>}
                {out && <span className={css.tag}>{t('seat.away')}</span>}
              </td>
              <td>{formatChips(stack, money)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {state.waiting.length > 0 && (
        <p className={css.empty}>
          {t('players.waiting', {
            names: state.waiting.map(({ player }) => player.name).join(', '),
          })}
        </p>
      )}
    </div>
  );
}
