import { choose, row, switchTo } from './fixtures/console.ts';
import { emailOf } from './fixtures/sign-in.ts';
import { demoPassword } from './fixtures/server.ts';
import { expect, test } from './fixtures/test.ts';

test('a new user signs in, switches organization, and makes, uses, rotates and revokes an API key', async ({
  page,
  context,
  server,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const ask = async (headers: Record<string, string>) => fetch(`${server.url}/v1/organizations`, { headers });
  const statusOf = async (key: string) => (await ask({ Authorization: `Bearer ${key}` })).status;
  const secret = page.getByRole('dialog', { name: 'API key ci-deploy' });

  await test.step('sign in', async () => {
    await page.goto('/');
    await page.getByLabel('Email', { exact: true }).fill(emailOf('owner'));
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Workspaces' })).toBeVisible();
    await expect(page).toHaveTitle('Workspaces · Orbital Labs · Cloud UI');
  });

  await test.step('switch to Kepler Research and back', async () => {
    await switchTo(page, 'Kepler Research');
    await expect(page).toHaveTitle('Workspaces · Kepler Research · Cloud UI');
    await switchTo(page, 'Orbital Labs');
    await expect(page).toHaveTitle('Workspaces · Orbital Labs · Cloud UI');
  });

  const first = await test.step('create a key and copy it', async () => {
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('link', { name: 'API keys' }).last().click();
    await expect(page.getByRole('heading', { level: 1, name: 'API keys' })).toBeVisible();
    await page.getByRole('link', { name: 'Create API key' }).first().click();
    const form = page.getByRole('dialog', { name: 'Create API key' });
    await expect(form.getByLabel('Organization')).toHaveValue(/.+/);
    await expect(form.getByLabel('Organization').locator('option:checked')).toHaveText('Orbital Labs');
    await expect(form.getByLabel('30 days')).toBeChecked();
    await form.getByLabel('Name').fill('ci-deploy');
    await form.getByRole('button', { name: 'Create API key' }).click();
    await secret.getByRole('group', { name: 'API key ci-deploy' }).getByRole('button', { name: 'Copy' }).click();
    await expect(secret.getByText('Copied').first()).toBeVisible();
    await secret.getByRole('button', { name: 'Done' }).click();
    await expect(secret).toBeHidden();
    return copied();
  });

  await test.step('use it', async () => {
    expect(first).toMatch(/^cui_[0-9A-Za-z]{36}$/);
    for (const headers of [{ Authorization: `Bearer ${first}` }, { 'X-API-Key': first }]) {
      const answer = await ask(headers);
      expect(answer.status).toBe(200);
      const { organizations } = (await answer.json()) as { organizations: { name: string }[] };
      expect(organizations.map(({ name }) => name)).toEqual(['Orbital Labs']);
    }
  });

  await test.step('it is on the page never again, nor in any storage', async () => {
    await expect(row(page, 'ci-deploy')).toBeVisible();
    expect(await page.content()).not.toContain(first);
    await page.reload();
    await expect(row(page, 'ci-deploy')).toBeVisible();
    expect(await page.content()).not.toContain(first);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain(first);
  });

  const second = await test.step('rotate it: both work', async () => {
    await choose(page, 'ci-deploy', 'Rotate');
    const form = page.getByRole('dialog', { name: 'Rotate ci-deploy' });
    await expect(form.getByLabel('The old key works for another').locator('option:checked')).toHaveText('24 hours');
    await form.getByRole('button', { name: 'Rotate', exact: true }).click();
    await secret.getByRole('group', { name: 'API key ci-deploy' }).getByRole('button', { name: 'Copy' }).click();
    await expect(secret.getByText('Copied').first()).toBeVisible();
    await secret.getByRole('button', { name: 'Done' }).click();
    const key = await copied();
    expect(key).not.toBe(first);
    expect(await statusOf(first)).toBe(200);
    expect(await statusOf(key)).toBe(200);
    return key;
  });

  await test.step('revoke both: the same request is refused at once', async () => {
    for (const [key, mark] of [[first, 'Replaced by'], [second, 'Active']] as const) {
      await row(page, 'ci-deploy').filter({ hasText: mark }).getByRole('button', { name: 'Actions for ci-deploy' }).click();
      await page.getByRole('menuitem', { name: 'Revoke' }).click();
      const confirm = page.getByRole('dialog', { name: 'Revoke ci-deploy?' });
      await expect(confirm.getByRole('button', { name: 'Revoke' })).toHaveAttribute('aria-disabled', 'true');
      await confirm.getByLabel('Type ci-deploy to confirm').fill('ci-deploy');
      await confirm.getByRole('button', { name: 'Revoke' }).click();
      await expect(confirm).toBeHidden();
      expect(await statusOf(key)).toBe(401);
    }
    await expect(row(page, 'ci-deploy').getByText('Revoked', { exact: true })).toHaveCount(2);
  });
});
