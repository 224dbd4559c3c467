import type { Page } from '@playwright/test';
import { row } from './fixtures/console.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const creating = '**/v1/users/self/api-keys';

function form(page: Page) {
  return page.getByRole('dialog', { name: 'Create API key' });
}

async function openForm(page: Page, name: string): Promise<void> {
  await signIn(page, 'owner', `/settings/api-keys?name=${encodeURIComponent(name)}`);
  await expect(form(page).getByLabel('Name')).toHaveValue(name);
}

function submit(page: Page) {
  return form(page).getByRole('button', { name: 'Create API key' });
}

test('a link fills the form in', async ({ page, api }) => {
  const kepler = await api.organization('Kepler Research');
  await signIn(page, 'owner', `/settings/api-keys?name=from%20a%20link&organizationId=${kepler}&expires=60d`);
  await expect(form(page).getByLabel('Name')).toHaveValue('from a link');
  await expect(form(page).getByLabel('Organization')).toHaveValue(kepler);
  await expect(form(page).getByLabel('60 days')).toBeChecked();

  await form(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(form(page)).toBeHidden();
  await expect(page).toHaveURL('/settings/api-keys');
});

test('a link that names a foreign organization says so', async ({ page }) => {
  await signIn(page, 'owner', '/settings/api-keys?name=x&organizationId=cm4x8k2p90000abcd1234efgh');
  await expect(form(page)).toContainText('you are not a member of');
  await submit(page).click();
  await expect(form(page).getByLabel('Organization')).toHaveAttribute('aria-invalid', 'true');
});

test('a double click makes one key', async ({ page, api }) => {
  await openForm(page, 'double click');
  await submit(page).dblclick();
  await expect(page.getByRole('dialog', { name: 'API key double click' })).toBeVisible();
  expect(await api.keys('double click')).toHaveLength(1);
});

test('a lost answer is told, and the key that nobody has is revoked', async ({ page, api, watch }) => {
  watch.expect(/ERR_FAILED/);
  await openForm(page, 'lost answer');
  await page.route(creating, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await submit(page).click();
  await expect(form(page)).toContainText('No answer came, but the key was made: lost answer');
  expect(await api.keys('lost answer')).toHaveLength(1);

  await form(page).getByRole('button', { name: 'Revoke it' }).click();
  await expect(page.getByText('The key without a secret is revoked')).toBeVisible();
  await expect(form(page).getByLabel('Name')).toHaveValue('lost answer');
  await page.unroute(creating);
  await submit(page).click();
  await expect(page.getByRole('dialog', { name: 'API key lost answer' })).toBeVisible();
});

test('a request that never arrived makes nothing and loses nothing', async ({ page, api, watch }) => {
  watch.expect(/ERR_FAILED/);
  await openForm(page, 'never sent');
  await page.route(creating, (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()));
  await submit(page).click();
  await expect(form(page)).toContainText('no key was made');
  await expect(form(page).getByLabel('Name')).toHaveValue('never sent');
  expect(await api.keys('never sent')).toHaveLength(0);
});

test('what the server refuses is told at its field and keeps what was typed', async ({ page, watch }) => {
  watch.expect(/status of 400/);
  await openForm(page, 'refused');
  await page.route(creating, (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const fieldErrors = [{ code: 'invalid', field: 'name', message: 'Name is reserved.' }];
    return route.fulfill({ status: 400, json: { message: 'Invalid', requestId: 'r-1', statusCode: 400, fieldErrors } });
  });
  await submit(page).click();
  const name = form(page).getByLabel('Name');
  await expect(name).toHaveAccessibleDescription(/Name is reserved/);
  await expect(name).toHaveValue('refused');
  await expect(name).toBeFocused();
});

test('a key without an end is asked about once more', async ({ page }) => {
  await openForm(page, 'forever');
  await form(page).getByLabel('Never').check();
  await expect(submit(page)).toHaveAttribute('aria-disabled', 'true');
  await form(page).getByLabel('Create it without an end').check();
  await submit(page).click();
  await expect(page.getByRole('dialog', { name: 'API key forever' })).toBeVisible();
});

test('a name that is no name is told before it is sent', async ({ page }) => {
  await openForm(page, 'x');
  const name = form(page).getByLabel('Name');
  for (const bad of ['', '   ', 'a\u0007b', 'x'.repeat(300)]) {
    await name.fill(bad);
    await submit(page).click();
    await expect(name, JSON.stringify(bad.slice(0, 20))).toHaveAttribute('aria-invalid', 'true');
  }
  const days = form(page).getByLabel('Days', { exact: true });
  await name.fill('fine');
  await form(page).getByLabel('Another period').check();
  for (const bad of ['', '0', '3651', 'soon']) {
    await days.fill(bad);
    await submit(page).click();
    await expect(days).toHaveAccessibleDescription(/from 1 to 3650/);
  }
});

test('a key is warned about 14, 7 and 1 days before its end', async ({ startServer, page, newProfile }) => {
  const server = await startServer();
  const day = 24 * 60 * 60;
  await signIn(page, 'viewer', `${server.url}/settings/api-keys?name=ending&expires=30d`);
  await submit(page).click();
  await expect(page.getByRole('dialog', { name: 'API key ending' })).toBeVisible();

  let passed = 0;
  for (const [days, warning] of [
    [15, undefined],
    [17, '1 key expires within 14 days'],
    [24, '1 key expires within 7 days'],
    [29.5, '1 key expires within a day'],
  ] as const) {
    await server.advance((days - passed) * day);
    passed = days;
    const later = await (await newProfile()).newPage();
    await signIn(later, 'viewer', `${server.url}/settings/api-keys`);
    await expect(row(later, 'ending')).toBeVisible();
    const banner = later.getByText(/key expires within/);
    if (warning) {
      await expect(banner).toContainText(warning);
      await expect(later.getByRole('button', { name: 'Rotate' })).toBeVisible();
    } else {
      await expect(banner).toHaveCount(0);
    }
  }
});
