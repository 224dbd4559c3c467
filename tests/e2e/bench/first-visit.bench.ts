import { expect, test } from '../fixtures/test.ts';

const visits = 10;

test('from navigation to a usable login page', async ({ browser, baseURL }) => {
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const context = await browser.newContext(baseURL ? { baseURL } : {});
    const page = await context.newPage();
    const start = performance.now();
    await page.goto('/');
    await expect(page.getByRole('textbox', { name: 'Email' })).toBeEditable();
    times.push(performance.now() - start);
    await context.close();
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]?.toFixed(0);
  console.log(`first visit, empty cache, ${visits} times: median ${at(0.5)} ms, slowest ${at(1)} ms`);
});
