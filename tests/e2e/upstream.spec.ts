import type { Page } from '@playwright/test';
import { Api } from './fixtures/api.ts';
import { settled } from './fixtures/console.ts';
import { expect, test } from './fixtures/test.ts';

// The server comes first in each test, so that it outlives the page, which asks for its icon late.

function tokenField(page: Page) {
  return page.getByLabel('Token', { exact: true });
}

async function paste(page: Page, token: string): Promise<void> {
  await tokenField(page).fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a pasted token opens the page that was asked for, and lasts until a reload', async ({ startServer, page, server, api }) => {
  const { url } = await startServer({ upstream: server.url });
  const organization = await api.organization('Orbital Labs');
  const { key } = await api.post<{ key: string }>('/v1/users/self/api-keys', { name: 'pasted', organizationId: organization });
  const address = `${url}/o/${organization}/workspaces`;

  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Paste a token' })).toBeVisible();
  await expect(page).toHaveURL(address);
  await expect(tokenField(page)).toHaveAttribute('type', 'password');
  await expect(tokenField(page)).toHaveAttribute('autocomplete', 'off');
  await paste(page, `Bearer ${key}`);

  await expect(page.getByRole('heading', { level: 1, name: 'Workspaces' })).toBeVisible();
  await settled(page);
  await expect(page).toHaveURL(address);
  await page.getByRole('button', { name: 'Your account' }).click();
  const menu = page.getByRole('dialog', { name: 'Your account' });
  await expect(menu).toContainText('owner@orbital.example');
  await expect(menu).toContainText('a token, until a reload');

  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(stored).toContain('cloud-ui.');
  expect(stored).not.toContain(key);

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Paste a token' })).toBeVisible();
  await expect(tokenField(page)).toHaveValue('');
});

test('a wrong token is refused in place, and what is no token is not sent', async ({ startServer, page, server, watch }) => {
  watch.expect(/status of 401/);
  const { url } = await startServer({ upstream: server.url });
  await page.goto(`${url}/help`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));

  for (const text of ['', '   ', 'two words']) {
    await paste(page, text);
    await expect(tokenField(page)).toHaveAttribute('aria-invalid', 'true');
  }
  expect(asked).not.toContain('/v1/users/self');

  await paste(page, 'not-a-token-of-anybody');
  await expect(page.getByText('This token was not accepted.')).toBeVisible();
  await expect(tokenField(page)).toHaveValue('not-a-token-of-anybody');
  await page.getByRole('button', { name: 'Show token' }).click();
  await expect(tokenField(page)).toHaveAttribute('type', 'text');
});

test('where the API has no extensions, roles tell what may be done and the other pages say so', async ({ startServer, page, server, api, watch }) => {
  watch.expect(/status of 404/);
  const { url } = await startServer({ upstream: server.url });
  const organizationId = await api.organization('Orbital Labs');
  await page.route(/\/v1\/(console|users\/self\/permissions|organizations\/[^/]+\/apps)/, (route) =>
    route.fulfill({ status: 404, contentType: 'text/plain', body: '404 page not found' }),
  );
  const create = page.getByRole('main').getByRole('button', { name: 'Create workspace' });
  for (const [account, may] of [
    ['owner', true],
    ['viewer', false],
  ] as const) {
    const person = await Api.signIn(server, account);
    const { key } = await person.post<{ key: string }>('/v1/users/self/api-keys', { name: 'plain', organizationId });
    await page.goto(`${url}/o/${organizationId}/workspaces`);
    await paste(page, key);
    await settled(page);
    if (may) await expect(create).not.toHaveAttribute('aria-disabled');
    else await expect(create).toHaveAttribute('aria-disabled', 'true');
  }

  await page.getByRole('link', { name: 'Apps' }).first().click();
  await expect(page.getByText('This API does not offer')).toBeVisible();
});

test('a token that is revoked meanwhile is asked for again, and one signs out of it', async ({ startServer, page, server, api, watch }) => {
  watch.expect(/status of 401/);
  const { url } = await startServer({ upstream: server.url });
  const organizationId = await api.organization('Orbital Labs');
  const [first, second] = await Promise.all(
    ['first', 'second'].map((name) =>
      api.post<{ id: string; key: string }>('/v1/users/self/api-keys', { name: `${name} pasted`, organizationId }),
    ),
  );
  if (!first || !second) throw new Error('no keys');

  await page.goto(`${url}/login`);
  await expect(page).toHaveURL(`${url}/`);
  await paste(page, first.key);
  await expect(page.getByRole('heading', { level: 1, name: 'Workspaces' })).toBeVisible();
  await settled(page);
  await api.post(`/v1/users/self/api-keys/${first.id}/revoke`, {});
  await page.getByRole('link', { name: 'Deployments' }).first().click();
  await expect(page.getByText('Your token is not accepted any more.')).toBeVisible();

  await paste(page, second.key);
  await expect(page.getByRole('heading', { level: 1, name: 'Deployments' })).toBeVisible();
  await settled(page);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await expect(page).toHaveURL(`${url}/`);
});
