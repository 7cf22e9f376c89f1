import { LANGUAGES, useTexts } from '../texts/text';
import { changeSettings } from '../ui/settings';
import css from './app.module.css';

export function Footer() {
  const { t, language } = useTexts();
  return (
    <footer className={css.foot}>
      <span>{t('footer.play_money')}</span>
      <div className={css.languages} role="group" aria-label={t('settings.language')}>
        {LANGUAGES.map(({ code, name }) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === language}
            onClick={() => changeSettings({ language: code })}
          >
            {name}
          </button>
        ))}
      </div>
    </footer>
  );
}
