// app.tsx - joins the features: who is logged in, which tables are open, what is shown.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createAccountStore } from '../account/account-store';
import { createHttp } from '../protocol/http';
import { startLive } from '../protocol/live';
import { type Services, ServicesContext } from '../protocol/services';
import { loadTexts, TextContext, type Texts } from '../texts/text';
import { applySettings, settingsStore, useSettings } from '../ui/settings';
import { Sprite } from '../ui/sprite';
import { Shell } from './shell';
import { createTables } from './tables';

function startServices(): Services {
  const http = createHttp();
  return { http, live: startLive(http) };
}

function useChosenTexts(): Texts | undefined {
  const { language } = useSettings();
  const [texts, setTexts] = useState<Texts>();
  useEffect(() => {
    let isWanted = true;
    void loadTexts(language).then((loaded) => {
      if (isWanted) setTexts(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  return texts;
}

export function App() {
  const [services] = useState(startServices);
  const [accounts] = useState(() => createAccountStore(services));
  const [tables] = useState(() => createTables(services));
  const texts = useChosenTexts();
  useEffect(() => {
    applySettings(settingsStore.getState());
    return settingsStore.subscribe(applySettings);
  }, []);
  const { status, account } = useStore(accounts);
  if (!texts || status === 'loading') return null;
  return (
    <TextContext value={texts}>
      <ServicesContext value={services}>
        <Sprite />
        <Shell {...{ accounts, account, tables }} />
      </ServicesContext>
    </TextContext>
  );
}
