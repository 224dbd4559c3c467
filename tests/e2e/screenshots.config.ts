import { defineConfig } from '@playwright/test';
import { chromium } from './fixtures/chromium.ts';

/** The pictures in docs/screenshots: made by a command, so that they can be made again. */
export default defineConfig({
  testDir: 'screenshots',
  testMatch: '*.shots.ts',
  outputDir: 'test-results/screenshots',
  reporter: 'list',
  retries: 0,
  workers: 1,
  timeout: 120_000,
  use: { ...chromium, contextOptions: { reducedMotion: 'reduce' } },
});
