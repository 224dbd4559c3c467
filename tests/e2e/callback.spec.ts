import type { Page } from '@playwright/test';
import { goToPassword, tryPassword } from './fixtures/login-steps.ts';
import { demoPassword } from './fixtures/server.ts';
import { emailOf } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

/** Signs in up to the callback, whose address is changed on its way. */
async function signInWith(page: Page, change: (answer: URL) => void): Promise<void> {
  await page.route('**/auth/transactions/*/password', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { redirectTo?: string };
    const answer = new URL(body.redirectTo ?? '');
    change(answer);
    await route.fulfill({ response, json: { ...body, redirectTo: answer.href } });
  });
  await goToPassword(page, emailOf('owner'));
  await tryPassword(page, demoPassword);
}

async function expectRefused(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('session')))).toEqual([]);
  // Neither a code nor a state stays in the address, to be reloaded or read over a shoulder.
  await expect(page).toHaveURL('/callback');
}

test('an answer without its state is refused', async ({ page }) => {
  await signInWith(page, (answer) => answer.searchParams.delete('state'));
  await expectRefused(page, 'There is no sign-in to complete here');
});

for (const state of ['another', 'constructor', '__proto__']) {
  test(`an answer with the state "${state}" is refused`, async ({ page }) => {
    await signInWith(page, (answer) => answer.searchParams.set('state', state));
    await expectRefused(page, 'This sign-in is no longer valid');
  });
}

test('an answer that names another issuer is refused', async ({ page }) => {
  await signInWith(page, (answer) => answer.searchParams.set('iss', 'https://evil.example/auth/'));
  await expectRefused(page, 'The answer came from another sign-in server');
});

test('an answer that names no issuer is refused', async ({ page }) => {
  await signInWith(page, (answer) => answer.searchParams.delete('iss'));
  await expectRefused(page, 'The answer came from another sign-in server');
});

test('an answer that nobody asked for is refused', async ({ page }) => {
  await page.goto('/callback?code=stolen&state=guessed');
  await expectRefused(page, 'This sign-in is no longer valid');
  await page.goto('/callback');
  await expectRefused(page, 'There is no sign-in to complete here');
});

test('a declined sign-in says that nothing was connected', async ({ page }) => {
  await signInWith(page, (answer) => {
    answer.searchParams.delete('code');
    answer.searchParams.set('error', 'access_denied');
  });
  await expectRefused(page, 'The sign-in was declined');
});

test('a code that the server does not know is refused', async ({ page, watch }) => {
  watch.expect(/status of 400/);
  await signInWith(page, (answer) => answer.searchParams.set('code', 'x'.repeat(43)));
  await expectRefused(page, 'This sign-in was already used or took too long');
});

test('after a refusal one signs in anew', async ({ page }) => {
  await page.goto('/callback?code=stolen&state=guessed');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeEditable();
});
