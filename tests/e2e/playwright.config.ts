import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { chromium } from './fixtures/chromium.ts';

/** End-to-end tests: each worker starts a server of its own, and a test that fails once has failed. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  forbidOnly: true,
  retries: 0,
  workers: Math.min(2, availableParallelism()),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { ...chromium, trace: 'retain-on-failure' },
});
