// Drives every screen in Chromium, over the real commands and a real data file (page_shell).
import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

// Debian's Chromium where there is one; else the one Playwright brought (`undefined`).
const chromium = process.env.LOA_CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A busy build machine gets another chance; the report still says which test was unsteady.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: existsSync(chromium) ? chromium : undefined,
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
});
