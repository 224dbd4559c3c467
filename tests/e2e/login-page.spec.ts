import { expectAccessible } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/test.ts';

test('a signed-out visitor is asked for an e-mail address', async ({ page }) => {
  await page.goto('/');

  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByLabel('Email', { exact: true })).toBeEditable();
  await expect(page.getByRole('button', { name: 'Continue', exact: true })).toBeVisible();
});

test('the login page is accessible in both themes', async ({ page }) => {
  await page.goto('/login');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();

  await expectAccessible(page);
});
