import type { Page } from '@playwright/test';
import { choose, row } from './fixtures/console.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

function form(page: Page) {
  return page.getByRole('dialog', { name: 'Create workspace' });
}

async function openForm(page: Page): Promise<void> {
  await signIn(page, 'owner');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(form(page).getByLabel('Name')).toBeFocused();
}

function submit(page: Page) {
  return form(page).getByRole('button', { name: 'Create workspace' });
}

test('a workspace is created, edited and deleted', async ({ page }) => {
  await openForm(page);
  await form(page).getByLabel('Name').fill('Launch Control');
  await form(page).getByLabel('Description').fill('Countdowns and holds.');
  await submit(page).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Launch Control' })).toBeVisible();

  await page.getByRole('link', { name: 'Workspaces' }).first().click();
  await page.getByRole('searchbox', { name: 'Search workspaces' }).fill('launch');
  await expect(page).toHaveURL(/search=launch/);
  await choose(page, 'Launch Control', 'Edit');
  await page.getByLabel('Name').fill('Mission Control');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The workspace is saved')).toBeVisible();

  await page.getByRole('button', { name: 'Delete workspace' }).click();
  const confirm = page.getByRole('dialog', { name: 'Delete Mission Control?' });
  await confirm.getByLabel('Type Mission Control to confirm').fill('Mission Control');
  await confirm.getByRole('button', { name: 'Delete workspace' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Workspaces' })).toBeVisible();
  await expect(row(page, 'Telemetry')).toBeVisible();
  await expect(row(page, 'Mission Control')).toHaveCount(0);
});

test('a name that exists is refused at its field', async ({ page, watch }) => {
  watch.expect(/status of 400/);
  await openForm(page);
  await form(page).getByLabel('Name').fill('telemetry');
  await form(page).getByLabel('Description').fill('Kept.');
  await submit(page).click();
  const name = form(page).getByLabel('Name');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription(/already|exists|taken/i);
  await expect(form(page).getByLabel('Description')).toHaveValue('Kept.');
});

test('a name that is no name is told before it is sent', async ({ page }) => {
  await openForm(page);
  const name = form(page).getByLabel('Name');
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  for (const [bad, words] of [
    ['', /./],
    ['   ', /./],
    ['x'.repeat(51), /51 characters; at most 50/],
    ['x'.repeat(1024 * 1024), /at most 50/],
    ['bell\u0007', /control character/i],
    ['two\u2028lines', /control character|line/i],
  ] as const) {
    await name.fill(bad);
    await submit(page).click();
    await expect(name, `${bad.length} characters`).toHaveAttribute('aria-invalid', 'true');
    await expect(name).toHaveAccessibleDescription(words);
  }
  expect(sent).toEqual([]);
});

for (const good of ['مختبر الفضاء', 'מעבדה 🚀', 'settings', 'new', '<b>bold</b> & "quoted"', 'x'.repeat(50)]) {
  test(`a workspace may be called ${good.slice(0, 24)}`, async ({ page }) => {
    await openForm(page);
    await form(page).getByLabel('Name').fill(good);
    await submit(page).click();
    await expect(page.getByRole('heading', { level: 1, name: good, exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: good, exact: true })).toBeVisible();
  });
}

test('of two people who edit, the second is told what the first one changed', async ({ page, context, api, watch }) => {
  watch.expect(/status of 412/);
  const organization = await api.organization('Orbital Labs');
  const made = await api.post<{ id: string }>(`/v1/organizations/${organization}/workspaces`, { name: 'Contended' });
  const address = `/o/${organization}/workspaces/${made.id}/settings`;
  await signIn(page, 'owner', address);
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByLabel('Name')).toHaveValue('Contended');

  await page.getByLabel('Name').fill('Contended first');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The workspace is saved')).toBeVisible();

  await other.getByLabel('Description').fill('Mine.');
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other.getByText('Somebody changed this workspace while you were editing')).toBeVisible();
  await expect(other.getByText('name “Contended first”')).toBeVisible();
  await expect(other.getByLabel('Description')).toHaveValue('Mine.');
  await other.getByRole('button', { name: 'Take theirs' }).click();
  await expect(other.getByLabel('Name')).toHaveValue('Contended first');
  await other.getByLabel('Description').fill('Mine again.');
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other.getByText('The workspace is saved')).toBeVisible();
});

test('a workspace that holds something is not deleted, and says what it holds', async ({ page }) => {
  await signIn(page, 'owner');
  await choose(page, 'Telemetry', 'Delete');
  const dialog = page.getByRole('dialog', { name: 'Telemetry is not empty' });
  await dialog.getByRole('link', { name: /apps?$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
});

for (const account of ['viewer', 'member', 'billing'] as const) {
  test(`the ${account} may not create a workspace and is told what that needs`, async ({ page, watch }) => {
    watch.expect(/status of 403/);
    await signIn(page, account);
    const create = page.getByRole('button', { name: 'Create workspace' }).first();
    await expect(create).toHaveAttribute('aria-disabled', 'true');
    await expect(create).toHaveAccessibleDescription(/organization\.workspaces\.create/);
    await create.click({ force: true });
    await expect(form(page)).toBeHidden();
  });
}

test('a form with something in it is not closed without a question', async ({ page }) => {
  await openForm(page);
  await form(page).getByLabel('Name').fill('Nearly lost');
  await page.keyboard.press('Escape');
  await expect(form(page)).toContainText('Discard what you entered?');
  await form(page).getByRole('button', { name: 'Keep editing' }).click();
  await expect(form(page).getByLabel('Name')).toHaveValue('Nearly lost');
});
