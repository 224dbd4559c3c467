import { choose, row } from './fixtures/console.ts';
import { profileAndTwoApps } from './fixtures/manifests.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test('search, filters, sort and page stand in the address, and Back restores them', async ({ page, api }) => {
  const organization = await api.organization('Orbital Labs');
  await signIn(page, 'owner', `/o/${organization}/apps`);
  await expect(page.getByText('1–50 of')).toBeVisible();

  await page.getByRole('combobox', { name: 'Status' }).selectOption('Running');
  await expect(page).toHaveURL(/status=running/);
  await page.getByRole('link', { name: 'Name', exact: true }).click();
  await expect(page).toHaveURL(/sort=name%3Aasc/);
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  const names = async () => page.locator('td.table-main a').allInnerTexts();
  // The rows of the last answer stay until the next one is there, so the answer itself tells what is to come.
  const answer = page.waitForResponse((response) => /\/apps\?.*search=e(&|$)/.test(response.url()));
  await page.getByRole('searchbox', { name: 'Search apps' }).fill('e');
  await expect(page).toHaveURL(/search=e/);
  const { apps } = (await (await answer).json()) as { apps: { name: string }[] };
  const before = apps.map((app) => app.name);
  expect(before).not.toHaveLength(0);
  await expect.poll(names).toEqual(before);
  const address = page.url();

  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/overview$/);
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('searchbox', { name: 'Search apps' })).toHaveValue('e');
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('running');
  await expect.poll(names).toEqual(before);
});

test('a search without a match says so and can be cleared', async ({ page, api }) => {
  await signIn(page, 'owner', `/o/${await api.organization('Orbital Labs')}/apps?search=nothing-has-this-name`);
  await expect(page.getByRole('heading', { name: 'No app matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(page).toHaveURL(/\/apps$/);
  await expect(page.getByRole('table')).toBeVisible();
});

test('an app is deleted after its name was typed', async ({ page, api }) => {
  const organization = await api.organization('Orbital Labs');
  await api.apply(organization, profileAndTwoApps('doomed'));
  await signIn(page, 'owner', `/o/${organization}/apps?search=doomed`);
  await choose(page, 'doomed-web', 'Delete');
  const confirm = page.getByRole('dialog', { name: 'Delete doomed-web?' });
  await confirm.getByLabel('Type doomed-web to confirm').fill('doomed-web');
  await confirm.getByRole('button', { name: 'Delete app' }).click();
  await expect(page.getByText('doomed-web is being deleted')).toBeVisible();
  await expect(row(page, 'doomed-web').getByText('Running')).toHaveCount(0);
});

test('an editor may check a manifest but not delete an app', async ({ page, api }) => {
  const organization = await api.organization('Orbital Labs');
  await api.apply(organization, profileAndTwoApps('kept'));
  await signIn(page, 'editor', `/o/${organization}/apps?search=kept-web`);
  await page.getByRole('button', { name: 'Actions for kept-web' }).click();
  const item = page.getByRole('menuitem', { name: 'Delete' });
  await expect(item).toHaveAttribute('aria-disabled', 'true');
  await expect(item).toContainText('app.deploy');
});
