import { defineConfig } from '@playwright/test';

/** The tests run against a site that is up already: BRELAN_URL, as ./scripts/run prints it. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 360_000,
  expect: { timeout: 20_000 },
  workers: 2, // files side by side; e2e/tables.ts keeps them apart
  retries: 0,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL: process.env.BRELAN_URL ?? 'http://localhost:8080',
    locale: 'en-GB',
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
