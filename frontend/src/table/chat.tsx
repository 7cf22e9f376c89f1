// chat.tsx - what is said at the table.

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/text';
import { IconButton } from '../ui/button';
import { cx } from '../ui/cx';
import { formatTime } from '../ui/format';
import css from './panel.module.css';
import type { ChatLine } from './table-model';

const CHAT_CHARACTERS_MAX = 200;
const quickKeys = ['chat.quick.well_played', 'chat.quick.thanks', 'chat.quick.good_luck'] as const;

interface ChatLinesProps {
  readonly lines: readonly ChatLine[];
  readonly viewer: number | undefined;
  readonly isPreview?: boolean;
}

export function ChatLines({ lines, viewer, isPreview = false }: ChatLinesProps) {
  const { t, language } = useTexts();
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line scrolls into sight
  useEffect(() => {
    const list = end.current;
    if (list) list.scrollTop = list.scrollHeight;
  }, [lines]);
  const shown = isPreview ? lines.slice(-2) : lines;
  return (
    <div
      className={cx(css.chatLines, isPreview && css.preview)}
      ref={end}
      tabIndex={isPreview ? undefined : 0}
      role="log"
      aria-live="off"
      aria-label={t('panel.chat')}
    >
      {shown.length === 0 && <p className={css.empty}>{t('chat.empty')}</p>}
      {shown.map((line) => (
        <p key={line.seq} className={cx(line.playerId === viewer && css.mine)}>
          <time dateTime={new Date(line.at).toISOString()}>{formatTime(line.at, language)}</time>
          <b>{line.name}</b>
          {line.text}
        </p>
      ))}
    </div>
  );
}

interface SayProps {
  readonly onSay: (text: string) => void;
}

export function Say({ onSay }: SayProps) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    const said = text.trim();
    if (said === '') return;
    onSay(said);
    setText('');
  }
  return (
    <>
      <div className={css.quick}>
        {quickKeys.map((key) => (
          <button key={key} type="button" onClick={() => onSay(t(key))}>
            {t(key)}
          </button>
        ))}
      </div>
      <form className={css.say} onSubmit={submit}>
        <input
          value={text}
          maxLength={CHAT_CHARACTERS_MAX}
          placeholder={t('chat.placeholder')}
          aria-label={t('chat.placeholder')}
          autoComplete="off"
          enterKeyHint="send"
          onChange={(event) => setText(event.target.value)}
        />
        <IconButton icon="next" label={t('chat.send')} type="submit" />
      </form>
    </>
  );
}
