import type { Page } from '@playwright/test';
import { emailField, goToPassword, passwordField, tryPassword } from './fixtures/login-steps.ts';
import { demoPassword } from './fixtures/server.ts';
import { emailOf } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const minutes = 60;
/** Six failures hold an account off. */
const failures = 6;

const refusal = /status of (400|410|429)/;

/** What the page says about the last attempt. */
function said(page: Page) {
  return page.getByRole('alert').filter({ hasText: /./ });
}

test('a wrong password is told in place and loses nothing', async ({ page, watch }) => {
  watch.expect(refusal);
  await goToPassword(page, emailOf('admin'));
  await tryPassword(page, 'not the password');

  await expect(said(page)).toContainText('Wrong email or password');
  await expect(page).toHaveURL(/\/login\/password/);
  await expect(page.getByText(emailOf('admin'))).toBeVisible();

  await page.getByRole('link', { name: 'Edit email address' }).click();
  await expect(emailField(page)).toHaveValue(emailOf('admin'));
});

test('an empty password never reaches the server', async ({ page }) => {
  await goToPassword(page, emailOf('admin'));
  await tryPassword(page, '');
  await expect(passwordField(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(passwordField(page)).toBeFocused();
});

test('six failures hold the account off for a quarter of an hour, the right password too', async ({
  page,
  watch,
  startServer,
}) => {
  watch.expect(refusal);
  const server = await startServer();
  await goToPassword(page, emailOf('editor'), server.url);
  for (let attempt = 0; attempt < failures; attempt += 1) {
    const answer = page.waitForResponse(/\/password$/);
    await tryPassword(page, `wrong ${attempt}`);
    await answer;
  }
  await tryPassword(page, demoPassword);
  await expect(said(page)).toContainText('Too many attempts');
  await expect(said(page)).toContainText(/in 1[45] minutes/);

  await server.advance(15 * minutes + 1);
  await goToPassword(page, emailOf('editor'), server.url);
  await tryPassword(page, demoPassword);
  await expect(page.getByRole('heading', { level: 1, name: 'Workspaces' })).toBeVisible();
});

test('an unknown address is treated like a known one', async ({ newProfile, watch, startServer }) => {
  watch.expect(refusal);
  const server = await startServer();
  const stories: string[][] = [];
  for (const email of ['nobody@orbital.example', emailOf('viewer')]) {
    const story: string[] = [];
    const page = await (await newProfile()).newPage();
    await goToPassword(page, email, server.url);
    for (let attempt = 0; attempt <= failures; attempt += 1) {
      const answer = page.waitForResponse(/\/password$/);
      await tryPassword(page, `wrong ${attempt}`);
      story.push(`${(await answer).status()}`, await said(page).innerText());
    }
    stories.push(story.map((line) => line.replace(/\S{20,}/, 'request')));
  }
  expect(stories[0]).toEqual(stories[1]);
  expect(stories[0]?.at(-2)).toBe('429');
});

test('a transaction that took too long says so and starts again', async ({ page, watch, startServer }) => {
  watch.expect(refusal);
  const server = await startServer();
  await goToPassword(page, emailOf('owner'), server.url);
  await server.advance(60 * minutes);
  await tryPassword(page, demoPassword);

  await expect(said(page)).toContainText('This sign-in has ended');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(emailField(page)).toBeEditable();
});

test('a transaction that was completed is not opened again', async ({ page }) => {
  await goToPassword(page, emailOf('owner'));
  const address = page.url();
  await tryPassword(page, demoPassword);
  await expect(page.getByRole('heading', { level: 1, name: 'Workspaces' })).toBeVisible();

  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'This sign-in has ended' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeHidden();
});

test('a transaction of one browser is of no use in another', async ({ page, newProfile, watch }) => {
  watch.expect(refusal);
  await goToPassword(page, emailOf('owner'));
  const thief = await (await newProfile()).newPage();
  await thief.goto(page.url());
  await expect(thief.getByRole('heading', { level: 1, name: 'This sign-in has ended' })).toBeVisible();
});
