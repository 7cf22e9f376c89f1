import { useEffect, useRef } from 'react';
import { playSound, type Sound } from '../ui/sound';
import type { LogLine } from './log-model';
import type { TableState } from './table-model';

function soundOf(line: LogLine, ownSeat: number | undefined): Sound | undefined {
  switch (line.kind) {
    case 'street':
    case 'dealt':
    case 'drew':
      return 'card';
    case 'acted':
      return line.verb === 'check' ? 'check' : line.verb === 'fold' ? 'fold' : 'chips';
    case 'won':
      return line.seat === ownSeat ? 'win' : 'chips';
    case 'posted':
    case 'returned':
    case 'shown':
    case 'mucked':
    case 'reshuffled':
    case 'run':
    case 'run_decided':
      return undefined;
  }
}

/** What has just happened at the table, and the player's turn. */
export function useSounds({ hand, chat, choice }: TableState, ownSeat: number | undefined): void {
  const heard = useRef({ hand: hand?.number, lines: hand?.log.length ?? 0, chat: chat.length });
  const asked = choice?.seat ?? hand?.turn?.seat;
  const isTurn = ownSeat !== undefined && asked === ownSeat;
  useEffect(() => {
    const { current } = heard;
    const known = current.hand === hand?.number ? current.lines : 0;
    const fresh = hand?.log.slice(known) ?? [];
    const sounds = fresh.flatMap((line) => soundOf(line, ownSeat) ?? []);
    if (chat.length > current.chat) sounds.push('message');
    heard.current = { hand: hand?.number, lines: hand?.log.length ?? 0, chat: chat.length };
    for (const sound of new Set(sounds)) playSound(sound);
  }, [hand, chat, ownSeat]);
  useEffect(() => {
    if (isTurn) playSound('turn');
  }, [isTurn]);
}
