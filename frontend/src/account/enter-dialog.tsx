// enter-dialog.tsx - a name and play; or an account: log in, register, keep a guest's chips.
import { type FormEvent, useId, useState } from 'react';
import { problemText } from '../texts/problem';
import type { TextKey } from '../texts/text';
import { useTexts } from '../texts/text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import css from '../ui/form.module.css';
import type { AccountStore } from './account-store';

export type Entrance = 'guest' | 'login' | 'register' | 'keep';

interface EnterDialogProps {
  readonly store: AccountStore;
  readonly start: Entrance;
  /** A guest who registers keeps this name unless it is changed. */
  readonly name: string;
  readonly onClose: () => void;
  readonly onEntered: () => void;
}

const NAME_CHARACTERS_MAX = 20;
const PASSWORD_CHARACTERS_MAX = 128;

const words = {
  guest: { title: 'enter.guest.title', text: 'enter.guest.text', button: 'enter.guest.button' },
  login: { title: 'enter.login.title', text: 'enter.login.text', button: 'enter.login.button' },
  register: {
    title: 'enter.register.title',
    text: 'enter.register.text',
    button: 'enter.register.button',
  },
  keep: { title: 'enter.keep.title', text: 'enter.keep.text', button: 'enter.keep.button' },
} as const satisfies Record<Entrance, Record<'title' | 'text' | 'button', TextKey>>;

function useEntrance({ store, start, name: known, onEntered }: EnterDialogProps) {
  const { t } = useTexts();
  const [way, setWay] = useState<Entrance>(start);
  const [name, setName] = useState(known);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function enter() {
    setBusy(true);
    setProblem(undefined);
    try {
      if (way === 'guest') await store.guest(name.trim());
      else if (way === 'login') await store.login(name.trim(), password);
      else await store.register(name.trim(), password);
      onEntered();
    } catch (error) {
      setProblem(problemText(error, t));
      setBusy(false);
    }
  }
  function choose(next: Entrance) {
    setProblem(undefined);
    setWay(next);
  }
  return { way, choose, name, setName, password, setPassword, problem, isBusy, enter };
}

export function EnterDialog(props: EnterDialogProps) {
  const { t } = useTexts();
  const id = useId();
  const form = useEntrance(props);
  const { way } = form;
  const hasPassword = way !== 'guest';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.isBusy) void form.enter();
  };
  return (
    <Dialog title={t(words[way].title)} onClose={props.onClose}>
      <form className={css.form} onSubmit={submit}>
        <p className={css.hint}>{t(words[way].text)}</p>
        <div className={css.field}>
          <label className={css.label} htmlFor={`${id}-name`}>
            {t('enter.name')}
          </label>
          <input
            id={`${id}-name`}
            className={css.input}
            value={form.name}
            required
            minLength={2}
            maxLength={NAME_CHARACTERS_MAX}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => form.setName(event.target.value)}
          />
        </div>
        {hasPassword && (
          <div className={css.field}>
            <label className={css.label} htmlFor={`${id}-password`}>
              {t('enter.password')}
            </label>
            <input
              id={`${id}-password`}
              className={css.input}
              type="password"
              value={form.password}
              required
              minLength={way === 'login' ? 1 : 8}
              maxLength={PASSWORD_CHARACTERS_MAX}
              autoComplete={way === 'login' ? 'current-password' : 'new-password'}
              onChange={(event) => form.setPassword(event.target.value)}
            />
          </div>
        )}
        {form.problem && (
          <p className={css.problem} role="alert">
            {form.problem}
          </p>
        )}
        <Button look="main" type="submit" className={css.wide} isBusy={form.isBusy}>
          {t(words[way].button)}
        </Button>
        <OtherWays way={way} onChoose={form.choose} />
      </form>
    </Dialog>
  );
}

function OtherWays({
  way,
  onChoose,
}: {
  readonly way: Entrance;
  readonly onChoose: (way: Entrance) => void;
}) {
  const { t } = useTexts();
  if (way === 'keep') return null;
  const others: readonly Exclude<Entrance, 'keep'>[] = ['guest', 'login', 'register'];
  return (
    <div className={css.buttons}>
      {others
        .filter((other) => other !== way)
        .map((other) => (
          <button key={other} type="button" className={css.link} onClick={() => onChoose(other)}>
            {t(`enter.${other}.link`)}
          </button>
        ))}
    </div>
  );
}
