import { organizationIn, switcher, switcherLink, switchTo } from './fixtures/console.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test('two tabs in two organizations never cross', async ({ page, context, api }) => {
  const kepler = await api.organization('Kepler Research');
  const orbital = await api.organization('Orbital Labs');
  await signIn(page, 'owner', `/o/${orbital}/workspaces`);
  const other = await context.newPage();
  await other.goto(`/o/${kepler}/workspaces`);
  await expect(switcher(other)).toHaveAccessibleName(/Kepler Research/);

  for (const kind of ['Deployments', 'Apps', 'Workspaces']) {
    await Promise.all([
      page.getByRole('link', { name: kind }).first().click(),
      other.getByRole('link', { name: kind }).first().click(),
    ]);
    await expect(page).toHaveTitle(`${kind} · Orbital Labs · Cloud UI`);
    await expect(other).toHaveTitle(`${kind} · Kepler Research · Cloud UI`);
    expect([organizationIn(page), organizationIn(other)]).toEqual([orbital, kepler]);
  }
  await Promise.all([page.reload(), other.reload()]);
  await expect(switcher(page)).toHaveAccessibleName(/Orbital Labs/);
  await expect(switcher(other)).toHaveAccessibleName(/Kepler Research/);
});

test('switching keeps the kind of page, and drops what belongs to the organization left', async ({ page, api }) => {
  const orbital = await api.organization('Orbital Labs');
  await signIn(page, 'owner', `/o/${orbital}/apps?search=x`);
  await switchTo(page, 'Kepler Research');
  await expect(page).toHaveURL(/\/apps$/);

  await switchTo(page, 'Orbital Labs');
  await page.goto(`/o/${orbital}/workspaces/${await api.workspace(orbital, 'Telemetry')}/deployments`);
  await switchTo(page, 'Kepler Research');
  await expect(page).toHaveURL(`/o/${await api.organization('Kepler Research')}/deployments`);
});

test('Ctrl-click opens the other organization beside this one', async ({ page, context }) => {
  await signIn(page, 'owner');
  const here = page.url();
  const opened = context.waitForEvent('page');
  await (await switcherLink(page, 'Kepler Research')).click({ modifiers: ['ControlOrMeta'] });
  await expect(switcher(await opened)).toHaveAccessibleName(/Kepler Research/);
  expect(page.url()).toBe(here);
});

test('an organization that wants single sign-on explains itself and leaves the page as it is', async ({
  page,
  watch,
}) => {
  watch.expect(/status of 403/);
  await signIn(page, 'owner');
  const here = page.url();
  await (await switcherLink(page, 'Nova Logistics')).click();

  const dialog = page.getByRole('dialog', { name: 'Sign in to Nova Logistics' });
  await expect(dialog).toContainText('Nova Logistics accepts only');
  const offer = dialog.getByRole('button', { name: /^Continue with/ });
  await expect(offer).toHaveAttribute('aria-disabled', 'true');
  await expect(offer).toHaveAccessibleDescription(/An Organization Owner of Nova Logistics can configure one/);
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  expect(page.url()).toBe(here);
  await expect(switcher(page)).toHaveAccessibleName(/Orbital Labs/);
});

test('an organization by its address: one that needs another method, and one that does not exist', async ({
  page,
  api,
  watch,
}) => {
  watch.expect(/status of 403/);
  await signIn(page, 'owner', `/o/${await api.organization('Nova Logistics')}/apps`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nova Logistics needs another sign-in method');

  const unknown = 'cm4x8k2p90000abcd1234efgh';
  await page.goto(`/o/${unknown}/apps`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You cannot enter this organization');
  await expect(page.getByRole('main')).toContainText(unknown);
  await page.getByRole('main').getByRole('link', { name: 'Kepler Research' }).click();
  await expect(page).toHaveTitle(/Kepler Research/);
});

test('my organizations stand in the profile with role and plan', async ({ page }) => {
  await signIn(page, 'owner', '/settings/profile');
  for (const [name, role, plan] of [
    ['Orbital Labs', 'Owner', 'Enterprise'],
    ['Kepler Research', 'Viewer', 'Developer'],
    ['Nova Logistics', 'Member', 'Enterprise'],
  ] as const) {
    const row = page.getByRole('row').filter({ hasText: name });
    await expect(row).toContainText(role);
    await expect(row).toContainText(plan);
  }
});
