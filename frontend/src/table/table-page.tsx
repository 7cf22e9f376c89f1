// table-page.tsx - one table: the drawing, the action bar and the panels around it.

import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { Account } from '../protocol/decode';
import { RequestError } from '../protocol/http';
import { useServices } from '../protocol/services';
import { problemText } from '../texts/problem';
import { useTexts } from '../texts/text';
import type { Money } from '../ui/format';
import { useSettings } from '../ui/settings';
import { NARROW, useMedia } from '../ui/use-media';
import { useTitle } from '../ui/use-title';
import { BottomBar } from './bottom-bar';
import type { CardChoice } from './card-chooser';
import { LiveRegions } from './live-regions';
import { PhoneTop } from './phone-top';
import { SidePanel } from './side-panel';
import { tableActions } from './table-actions';
import { TableHeading } from './table-heading';
import { seatOf, type TableState } from './table-model';
import css from './table-page.module.css';
import type { TableStore } from './table-store';
import { TableView } from './table-view';
import { useSeatDialogs } from './use-seat-dialogs';
import { useSounds } from './use-sounds';
import { type TurnControl, useTurn } from './use-turn';

export interface TablePageProps {
  readonly id: number;
  readonly store: TableStore;
  readonly account: Account | undefined;
  readonly onNeedLogin: () => void;
  /** Chips have moved between account and table. */
  readonly onMoved: () => void;
  readonly onSettings: () => void;
  /** For the phone's top bar. */
  readonly connection: ReactNode;
  readonly tabs: ReactNode;
}

export function TablePage(props: TablePageProps) {
  const { t } = useTexts();
  const { status, table } = useStore(props.store);
  if (status === 'missing') {
    return (
      <main className={css.empty}>
        <h1>{t('table.missing')}</h1>
        <Link href="/">{t('nav.lobby')}</Link>
      </main>
    );
  }
  if (!table) {
    return (
      <main className={css.empty} aria-busy="true">
        <h1>{t('table.loading')}</h1>
      </main>
    );
  }
  return <LoadedTable {...props} state={table} />;
}

/** A refused request in words, for four seconds; a lost login shows in the header. */
function useProblem(onLoggedOut: () => void) {
  const { t } = useTexts();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (problem === undefined) return;
    const timer = setTimeout(() => setProblem(undefined), 4000);
    return () => clearTimeout(timer);
  }, [problem]);
  const onProblem = (error: unknown) => {
    setProblem(problemText(error, t));
    if (error instanceof RequestError && error.status === 401) onLoggedOut();
  };
  return { problem, onProblem };
}

/** Why nothing is dealt, in the place of the pot. */
function useNote({ hand, nextHandAt, seats }: TableState): string | undefined {
  const { t } = useTexts();
  if (hand && !hand.isOver) return undefined;
  const players = seats.filter((sitter) => sitter && !sitter.out).length;
  if (nextHandAt !== undefined && players > 1) return undefined;
  return players < 2 ? t('table.needs_players') : undefined;
}

/** One's own cards are switches while some of them may be exchanged. */
function choiceOf({ turn, chosen, toggle }: TurnControl): CardChoice | undefined {
  return turn?.asks === 'draw' ? { chosen, onToggle: toggle } : undefined;
}

function LoadedTable(props: TablePageProps & { readonly state: TableState }) {
  const { id, state, account, onNeedLogin, onMoved, onSettings } = props;
  const { http, live } = useServices();
  const { t, language } = useTexts();
  const { unit, strength } = useSettings();
  const isNarrow = useMedia(NARROW);
  const actions = useMemo(() => tableActions(http, id), [http, id]);
  const { problem, onProblem } = useProblem(onMoved);
  const control = useTurn(state, actions, onProblem);
  const dialogs = useSeatDialogs({ state, actions, account, onNeedLogin, onMoved });
  const [readSeq, setReadSeq] = useState(state.chat.at(-1)?.seq ?? 0);
  const note = useNote(state);
  const choice = choiceOf(control);
  const own = seatOf(state, state.viewer);
  useSounds(state, own?.seat);
  useTitle(control.turn ? `${t('tab.turn')} · ${state.table.name}` : state.table.name);
  const money: Money = { language, unit, bigBlind: state.table.bigBlind };
  const onSay = account ? (text: string) => void actions.chat(text).catch(onProblem) : undefined;
  const onRead = () => setReadSeq(state.chat.at(-1)?.seq ?? readSeq);
  const unread = state.chat.filter(({ seq }) => seq > readSeq).length;
  const shared = { state, money, onSay, onRead, actions, onProblem, own };
  return (
    <div className={css.page}>
      {isNarrow && (
        <PhoneTop {...shared} {...dialogs} unread={unread} onSettings={onSettings}>
          {{ connection: props.connection, tabs: props.tabs }}
        </PhoneTop>
      )}
      <main className={css.main}>
        <TableView
          {...{ state, money, note, choice }}
          now={live.clock.now}
          canSit={own === undefined}
          showsStrength={strength === 'on'}
          onSit={dialogs.onSit}
        >
          {!isNarrow && <TableHeading {...{ state, money, own }} {...dialogs} />}
        </TableView>
        <div className={css.bottom}>
          {problem && (
            <p className={css.toast} role="alert">
              {problem}
            </p>
          )}
          <BottomBar
            {...shared}
            control={control}
            now={live.clock.now}
            onSit={dialogs.onSit}
            onTopUp={dialogs.onTopUp}
          />
        </div>
      </main>
      {!isNarrow && (
        <div className={css.aside}>
          <SidePanel {...shared} readSeq={readSeq} />
        </div>
      )}
      <LiveRegions
        hand={state.hand}
        turn={control.turn}
        money={money}
        own={own?.seat}
        isChoosing={own !== undefined && state.choice?.seat === own.seat}
      />
      <span className="sr-only">{t('table.keys')}</span>
      {dialogs.dialog}
    </div>
  );
}
