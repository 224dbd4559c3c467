import { defineConfig } from '@playwright/test';
import { chromium } from './fixtures/chromium.ts';

/** Measurements, one at a time so that none disturbs another. */
export default defineConfig({
  testDir: 'bench',
  testMatch: '*.bench.ts',
  outputDir: 'test-results/bench',
  reporter: 'line',
  retries: 0,
  workers: 1,
  timeout: 300_000,
  use: chromium,
});
