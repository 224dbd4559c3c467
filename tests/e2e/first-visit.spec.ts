import { expect, test } from './fixtures/test.ts';

const budget = 307_200;
const counted = new Set(['document', 'stylesheet', 'script']);

test('a first visit to the login page downloads no more than its budget', async ({ page }) => {
  const sizes: Promise<[string, number, string | null]>[] = [];
  page.on('requestfinished', (request) => {
    const path = new URL(request.url()).pathname;
    if (!counted.has(request.resourceType()) && !path.endsWith('.wasm')) return;
    sizes.push(
      (async () => {
        const response = await request.response();
        const encoding = (await response?.headerValue('content-encoding')) ?? null;
        return [path, (await request.sizes()).responseBodySize, encoding];
      })(),
    );
  });

  await page.goto('/');
  await expect(page.getByLabel('Email', { exact: true })).toBeVisible();

  const files = await Promise.all(sizes);
  // The way to the authorization server and back loads the page a second time, from the cache.
  const sent = files.filter(([, bytes]) => bytes > 0);
  const wasm = sent.filter(([path]) => path.endsWith('.wasm'));
  expect(wasm).toEqual([['/sign-in_bg.wasm', expect.any(Number), 'br']]);
  expect(sent.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(budget);
});
