import { settled } from './fixtures/console.ts';
import { goOn, passwordField, tryPassword } from './fixtures/login-steps.ts';
import { demoPassword } from './fixtures/server.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

/** Longer than an unused session lives. */
const eightDays = 8 * 24 * 60 * 60;

test('a session that ends keeps a half-filled form, which is sent after signing in again', async ({
  page,
  watch,
  startServer,
}) => {
  watch.expect(/status of (400|401)/);
  const server = await startServer();
  await signIn(page, 'owner', server.url);
  await page.getByRole('button', { name: 'Create workspace' }).first().click();
  const form = page.getByRole('dialog', { name: 'Create workspace' });
  await form.getByLabel('Name').fill('Half filled');
  await form.getByLabel('Description').fill('Typed before the session ended.');

  await server.advance(eightDays);
  await form.getByRole('button', { name: 'Create workspace' }).click();
  const ended = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(ended).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ended, 'nothing but signing in or out closes it').toBeVisible();

  const opened = page.waitForEvent('popup');
  await ended.getByRole('button', { name: 'Sign in again' }).click();
  const popup = await opened;
  const step = await Promise.race([
    passwordField(popup).waitFor().then(() => 'password'),
    popup.getByRole('textbox', { name: 'Email' }).waitFor().then(() => 'email'),
  ]);
  if (step === 'email') await goOn(popup);
  const closed = popup.waitForEvent('close');
  await tryPassword(popup, demoPassword);
  await closed;

  await expect(ended).toBeHidden();
  await expect(form.getByLabel('Name')).toHaveValue('Half filled');
  await expect(form.getByLabel('Description')).toHaveValue('Typed before the session ended.');
  await form.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page).toHaveTitle(/Half filled/);
});

test('who signs out instead ends at the login page', async ({ page, watch, startServer }) => {
  watch.expect(/status of (400|401)/);
  const server = await startServer();
  await signIn(page, 'owner', server.url);
  await settled(page);
  await server.advance(eightDays);
  await page.getByRole('link', { name: 'Deployments' }).first().click();

  await page.getByRole('button', { name: 'Sign out instead' }).click();
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});
