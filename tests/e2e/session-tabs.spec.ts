import type { BrowserContext, Page, Request } from '@playwright/test';
import { settled, switcher } from './fixtures/console.ts';
import { emailField, goOn, passwordField, tryPassword } from './fixtures/login-steps.ts';
import { demoPassword } from './fixtures/server.ts';
import { emailOf, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

/** Longer than an access token of the console lives, shorter than a session. */
const elevenMinutes = 11 * 60;

/** Collects the refreshes that the pages of a browser ask for. */
function refreshes(context: BrowserContext): Request[] {
  const seen: Request[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/auth/oauth/token') && request.postData()?.includes('refresh_token')) seen.push(request);
  });
  return seen;
}

/** Where the session is kept. */
function keptIn(page: Page): Promise<{ local: number; session: number }> {
  return page.evaluate(() => {
    const count = (area: Storage) => Object.keys(area).filter((key) => key.startsWith('cloud-ui.session.')).length;
    return { local: count(localStorage), session: count(sessionStorage) };
  });
}

async function signInForThisTab(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await emailField(page).fill(emailOf('owner'));
  await page.getByRole('checkbox', { name: 'Keep me signed in' }).uncheck();
  await goOn(page);
  await passwordField(page).waitFor();
  await tryPassword(page, demoPassword);
  await expect(switcher(page)).toBeVisible();
}

test('two tabs whose access token has ended refresh once', async ({ page, context, watch, startServer }) => {
  watch.expect(/status of 401/);
  const server = await startServer();
  const asked = refreshes(context);
  await signIn(page, 'owner', server.url);
  const other = await context.newPage();
  await other.goto(page.url());
  await Promise.all([settled(page), settled(other)]);
  expect(asked).toHaveLength(0);

  await server.advance(elevenMinutes);
  await Promise.all([
    page.getByRole('link', { name: 'Deployments' }).first().click(),
    other.getByRole('link', { name: 'Apps' }).first().click(),
  ]);
  await expect(page.getByRole('table')).toBeVisible();
  await expect(other.getByRole('table')).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('a refresh changes nothing on the page', async ({ page, context, watch, startServer }) => {
  watch.expect(/status of (401|403)/);
  const server = await startServer();
  const asked = refreshes(context);
  await signIn(page, 'owner', `${server.url}/settings/appearance`);
  await settled(page);
  await server.advance(elevenMinutes);

  await page.evaluate(() => {
    const changes: string[] = [];
    Object.assign(window, { changes });
    new MutationObserver((seen) => changes.push(...seen.map((change) => change.type))).observe(
      document.querySelector('main') ?? document.body,
      { subtree: true, childList: true, characterData: true, attributes: true },
    );
  });
  await page.getByRole('button', { name: /^Switch organization/ }).click();
  await page.getByRole('dialog', { name: 'Switch organization' }).getByRole('link', { name: 'Nova Logistics' }).click();
  await expect(page.getByRole('dialog', { name: 'Sign in to Nova Logistics' })).toBeVisible();
  expect(asked).toHaveLength(1);
  expect(await page.evaluate(() => (window as unknown as { changes: string[] }).changes)).toEqual([]);
});

test('signing out in one tab signs out the other', async ({ page, context }) => {
  await signIn(page, 'owner');
  const other = await context.newPage();
  await other.goto('/settings/profile');
  await settled(other);

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/login');
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await expect(other).toHaveURL('/login');
  await expect(other.getByText('You signed out in another tab.')).toBeVisible();
  expect(await keptIn(page)).toEqual({ local: 0, session: 0 });
  await other.goto('/settings/profile');
  await expect(other).toHaveURL(/\/login/);
});

test('a session that is kept survives the browser, one that is not stays in its tabs', async ({
  page,
  context,
  newProfile,
}) => {
  await signIn(page, 'owner');
  expect(await keptIn(page)).toEqual({ local: 1, session: 0 });

  const profile = await newProfile();
  const first = await profile.newPage();
  await signInForThisTab(first, '/');
  expect(await keptIn(first)).toEqual({ local: 0, session: 1 });

  await test.step('a new tab adopts it from its neighbor', async () => {
    const second = await profile.newPage();
    await second.goto('/settings/profile');
    await expect(second.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
    await second.close();
  });
  await test.step('nobody is left to adopt it from', async () => {
    await first.close();
    const third = await profile.newPage();
    await third.goto('/settings/profile');
    await expect(third).toHaveURL(/\/login/);
    await expect(third.getByLabel('Email', { exact: true })).toBeVisible();
  });
  expect(await keptIn(page)).toEqual({ local: 1, session: 0 });
  expect(context.pages()).toHaveLength(1);
});

for (const garbage of ['', 'null', '{}', '{"version":99}', 'function Object() { [native code] }']) {
  test(`a kept session that reads ${JSON.stringify(garbage)} means signed out and cleared`, async ({ page }) => {
    await signIn(page, 'owner');
    await page.evaluate((text) => {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith('cloud-ui.session.')) localStorage.setItem(key, text);
      }
    }, garbage);
    await page.goto('/settings/profile');
    await expect(page).toHaveURL(/\/login/);
    expect(await keptIn(page)).toEqual({ local: 0, session: 0 });
  });
}
