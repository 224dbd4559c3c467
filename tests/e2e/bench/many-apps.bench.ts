import type { CDPSession, Page } from '@playwright/test';
import { settled } from '../fixtures/console.ts';
import { Server } from '../fixtures/server.ts';
import { signIn } from '../fixtures/sign-in.ts';
import { expect, test } from '../fixtures/test.ts';

/** Times 60 apps: more than 10,000. */
const scale = 167;
const rounds = 10;

let server: Server;
test.beforeAll(async () => {
  server = await Server.start({ args: ['--demo-scale', `${scale}`] });
});
test.afterAll(() => server.stop());

async function openApps(page: Page): Promise<string> {
  await signIn(page, 'owner', server.url);
  await page.getByRole('link', { name: 'Apps' }).first().click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  return page.url();
}

test('from navigation to the first page of 10,000 apps', async ({ page }) => {
  const address = await openApps(page);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.goto('about:blank');
    const start = performance.now();
    await page.goto(address);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(`first page of apps, ${rounds} times: median ${times[rounds / 2]?.toFixed(0)} ms, slowest ${times.at(-1)?.toFixed(0)} ms`);
});

test('typing in the search among 10,000 apps', async ({ page }) => {
  await openApps(page);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: 'longtask',
    });
  });
  const field = page.getByRole('searchbox', { name: 'Search apps' });
  for (const word of ['telemetry', 'api', 'worker 12', 'x']) {
    await field.fill('');
    await field.pressSequentially(word, { delay: 40 });
    await expect(page).toHaveURL(new RegExp(`search=${encodeURIComponent(word)}`));
    await settled(page);
  }
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  console.log(`typing in the search: ${tasks.length} tasks over 50 ms, longest ${Math.max(0, ...tasks).toFixed(0)} ms`);
});

/** Keeps the memory of WebAssembly in reach: the browser's own figures leave it out. */
async function keepMemory(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
    WebAssembly.instantiateStreaming = async (...args: Parameters<typeof instantiate>) => {
      const result = await instantiate(...args);
      Object.assign(window, { memory: result.instance.exports['memory'] });
      return result;
    };
  });
}

/** Bytes of the script's heap and of WebAssembly, and the nodes of the document, in words. */
async function used(page: Page, session: CDPSession): Promise<string> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  const wasm = await page.evaluate(() => (window as unknown as { memory: WebAssembly.Memory }).memory.buffer.byteLength);
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return `heap ${megabytes(value('JSHeapUsedSize'))}, WebAssembly ${megabytes(wasm)}, ${value('Nodes')} nodes`;
}

test('paging through apps to the end and back', async ({ page, context }) => {
  await keepMemory(page);
  await openApps(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const last = Math.ceil((scale * 60) / 50);
  console.log(`at first: ${await used(page, session)}`);
  const walk = async (button: 'Next' | 'Previous', number: number) => {
    await page.getByRole('link', { name: button }).click();
    await expect(page.getByText(`${(number - 1) * 50 + 1}–`)).toBeVisible();
  };
  for (let round = 0; round < 2; round += 1) {
    for (let number = 2; number <= last; number += 1) await walk('Next', number);
    for (let number = last - 1; number >= 1; number -= 1) await walk('Previous', number);
    console.log(`after way ${round + 1} to the end and back: ${await used(page, session)}`);
  }
});
