import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import { row, settled } from './fixtures/console.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

function form(page: Page) {
  return page.getByRole('dialog', { name: 'Create workspace' });
}

function submit(page: Page) {
  return form(page).getByRole('button', { name: 'Create workspace' });
}

test('a server that dies in the middle of a save loses nothing', async ({ page, watch, startServer }) => {
  watch.expect(/ERR_(CONNECTION|EMPTY|FAILED|NETWORK)/);
  const data = await mkdtemp(join(tmpdir(), 'cloud-ui-data-'));
  const server = await startServer({ data });
  await signIn(page, 'owner', server.url);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await form(page).getByLabel('Name').fill('Survivor');
  await form(page).getByLabel('Description').fill('Typed before the crash.');

  await page.route('**/workspaces', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await server.kill();
    return route.continue();
  });
  await submit(page).click();
  await expect(form(page).getByRole('alert')).toContainText('The server cannot be reached');
  await expect(form(page).getByLabel('Name')).toHaveValue('Survivor');
  await expect(form(page).getByLabel('Description')).toHaveValue('Typed before the crash.');

  await page.unroute('**/workspaces');
  await startServer({ data, port: server.port });
  await submit(page).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Survivor' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Typed before the crash.')).toBeVisible();
  await rm(data, { recursive: true, force: true });
});

/** Answers that no page may break on, and what is told about them. */
const broken: [string, (route: Route) => Promise<void>, RegExp][] = [
  [
    'a 500',
    (route) =>
      route.fulfill({
        status: 500,
        headers: { 'X-Request-Id': 'req-500' },
        json: { message: 'boom', requestId: 'req-500', statusCode: 500 },
      }),
    /The server failed[\s\S]*req-500/,
  ],
  [
    'HTML with status 200',
    (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>It works!</h1>' }),
    /The server's answer cannot be read/,
  ],
  [
    'JSON cut in half',
    (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{"workspaces":[{"id":"cm4' }),
    /The server's answer cannot be read/,
  ],
  ['a proxy’s 502', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<html>' }), /The server failed/],
  ['an empty 200', (route) => route.fulfill({ status: 200, body: '' }), /The server's answer cannot be read/],
  ['no answer', (route) => route.abort(), /The server cannot be reached/],
];

for (const [what, answer, words] of broken) {
  test(`a list that is answered with ${what} says so and is read again on request`, async ({ page, api, watch }) => {
    watch.expect(/status of 50|ERR_FAILED/);
    const organization = await api.organization('Orbital Labs');
    await signIn(page, 'owner', '/settings/profile');
    const list = `**/v1/organizations/${organization}/workspaces?*`;
    await page.route(list, answer);
    await page.goto(`/o/${organization}/workspaces`);
    await expect(page.getByRole('main').getByRole('alert').filter({ hasText: words })).toBeVisible();
    await page.unroute(list);
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(row(page, 'Telemetry')).toBeVisible();
  });

  test(`a save that is answered with ${what} says so and keeps what was typed`, async ({ page, watch }) => {
    watch.expect(/status of 50|ERR_FAILED/);
    await signIn(page, 'owner');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await form(page).getByLabel('Name').fill('Kept');
    await page.route('**/workspaces', (route) =>
      route.request().method() === 'POST' ? answer(route) : route.fallback(),
    );
    await submit(page).click();
    await expect(form(page).getByRole('alert').filter({ hasText: words })).toBeVisible();
    await expect(form(page).getByLabel('Name')).toHaveValue('Kept');
  });
}

test('the session survives a token endpoint that fails', async ({ page, watch, startServer }) => {
  watch.expect(/status of (401|503)/);
  const server = await startServer();
  await signIn(page, 'owner', server.url);
  await settled(page);
  await page.route('**/auth/oauth/token', (route) => route.fulfill({ status: 503, body: 'busy' }));
  await server.advance(11 * 60);
  await page.getByRole('link', { name: 'Deployments' }).first().click();
  await expect(page.getByText('The sign-in server does not answer').first()).toBeVisible();
  await page.unroute('**/auth/oauth/token');
  await page.reload();
  await page.getByRole('link', { name: 'Workspaces' }).first().click();
  await expect(row(page, 'Telemetry')).toBeVisible();
});

test('a configuration that cannot be read says so, and is asked for again', async ({ page, watch }) => {
  watch.expect(/status of 500/);
  await page.route('**/config.json', (route) => route.fulfill({ status: 500, body: 'broken' }));
  await page.goto('/login');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.unroute('**/config.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});
