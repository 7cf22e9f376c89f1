// settings-dialog.tsx - how this browser likes its table.
import type { TextKey } from '../texts/text';
import { useTexts } from '../texts/text';
import { Dialog } from '../ui/dialog';
import css from '../ui/form.module.css';
import { CHOICES, changeSettings, type Settings, useSettings } from '../ui/settings';

const groups = [
  'language',
  'deck',
  'unit',
  'motion',
  'theme',
  'felt',
  'strength',
  'sound',
  'keys',
] as const satisfies readonly (keyof Settings)[];

interface SettingsDialogProps {
  readonly onClose: () => void;
}

export function SettingsDialog({ onClose }: SettingsDialogProps) {
  const { t } = useTexts();
  return (
    <Dialog title={t('settings.title')} look="wide" onClose={onClose}>
      <form className={css.form}>
        {groups.map((name) => (
          <Choice key={name} name={name} />
        ))}
        <p className={css.hint}>{t('settings.keys_help')}</p>
      </form>
    </Dialog>
  );
}

function choiceKey(name: keyof Settings, choice: string): TextKey {
  const isSwitch = choice === 'on' || choice === 'off';
  const keys: Readonly<Record<string, TextKey>> = {
    on: 'settings.on',
    off: 'settings.off',
    'language.en': 'settings.language.en',
    'language.fr': 'settings.language.fr',
    'deck.four': 'settings.deck.four',
    'deck.two': 'settings.deck.two',
    'motion.full': 'settings.motion.full',
    'motion.fast': 'settings.motion.fast',
    'motion.none': 'settings.motion.none',
    'unit.chips': 'settings.unit.chips',
    'unit.bb': 'settings.unit.bb',
    'theme.dark': 'settings.theme.dark',
    'theme.light': 'settings.theme.light',
    'felt.green': 'settings.felt.green',
    'felt.blue': 'settings.felt.blue',
    'felt.slate': 'settings.felt.slate',
    'felt.plum': 'settings.felt.plum',
  };
  return keys[isSwitch ? choice : `${name}.${choice}`] ?? 'settings.on';
}

function Choice({ name }: { readonly name: (typeof groups)[number] }) {
  const { t } = useTexts();
  const settings = useSettings();
  return (
    <fieldset className={css.field}>
      <legend className={css.label}>{t(`settings.${name}`)}</legend>
      <div className={css.choices}>
        {CHOICES[name].map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={settings[name] === choice}
              onChange={() => changeSettings({ [name]: choice })}
            />
            <span>{t(choiceKey(name, choice))}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
