import type { Locator, Page } from '@playwright/test';
import { settled, switcher } from './fixtures/console.ts';
import { passwordField } from './fixtures/login-steps.ts';
import { demoPassword } from './fixtures/server.ts';
import { emailOf, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

/** Presses Tab until the element has the focus, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

test('the main job is done without a mouse', async ({ page, context, server }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeFocused();
  await page.keyboard.type(emailOf('admin'));
  await page.keyboard.press('Enter');
  await expect(passwordField(page)).toBeFocused();
  await page.keyboard.type(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Workspaces' })).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { level: 1, name: 'API keys' })).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'Create API key' }).first());
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Create API key' });
  await expect(form.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Enter');

  const secret = page.getByRole('dialog', { name: 'API key by keyboard' });
  await expect(secret).toBeVisible();
  const value = secret.getByRole('group', { name: 'API key by keyboard' });
  await tabTo(page, value.getByRole('button', { name: 'Copy' }));
  await page.keyboard.press('Enter');
  await expect(value.getByText('Copied')).toBeVisible();
  await tabTo(page, secret.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(secret).toBeHidden();

  await tabTo(page, page.getByRole('button', { name: 'Actions for by keyboard' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const confirm = page.getByRole('dialog', { name: 'Revoke by keyboard?' });
  await tabTo(page, confirm.getByLabel('Type by keyboard to confirm'));
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Enter');
  await expect(confirm).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: 'by keyboard' })).toContainText('Revoked');
});

test('the organization is switched without a mouse', async ({ page }) => {
  await signIn(page, 'owner');
  await settled(page);
  await page.keyboard.press('o');
  const list = page.getByRole('dialog', { name: 'Switch organization' });
  await expect(list.getByRole('link', { name: 'Orbital Labs' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(switcher(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('k');
  await expect(list.getByRole('link', { name: 'Kepler Research' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(switcher(page)).toHaveAccessibleName(/Kepler Research/);
});

test('each page begins at its heading, for the keyboard and for those who listen', async ({ page }) => {
  await signIn(page, 'owner');
  await settled(page);
  for (const name of ['Deployments', 'Apps', 'Workspaces']) {
    await page.getByRole('link', { name }).first().click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  }
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
});

test('the first Tab offers to skip to the content', async ({ page }) => {
  await signIn(page, 'owner', '/help');
  await settled(page);
  await page.reload();
  await settled(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the palette finds a page', async ({ page }) => {
  await signIn(page, 'owner');
  await settled(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('api key');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings\/api-keys/);
});
