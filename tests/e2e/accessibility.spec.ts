import { expectAccessible } from './fixtures/accessibility.ts';
import { addressOf, signedInPages } from './fixtures/addresses.ts';
import { choose, loading, settled, switcher } from './fixtures/console.ts';
import { emailField, goOn, passwordField, tryPassword } from './fixtures/login-steps.ts';
import { emailOf, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

for (const name of Object.keys(signedInPages)) {
  test(`page: ${name}`, async ({ page, api, watch }) => {
    watch.expect(/status of (403|404)/);
    const address = await addressOf(name, api);
    await signIn(page, 'owner', '/help');
    await page.goto(address);
    await settled(page);
    await expectAccessible(page);
  });
}

test('sign-in: e-mail, password, refusal', async ({ page, watch }) => {
  watch.expect(/status of 400/);
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible();
  await expectAccessible(page);
  await emailField(page).fill(emailOf('viewer'));
  await goOn(page);
  await expect(passwordField(page)).toBeVisible();
  await expectAccessible(page);
  await tryPassword(page, 'wrong');
  await expect(page.getByText('Wrong email or password')).toBeVisible();
  await tryPassword(page, '');
  await expect(passwordField(page)).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
});

test('callback that was refused', async ({ page }) => {
  await page.goto('/callback?code=x&state=y');
  await settled(page);
  await expectAccessible(page);
});

test('over the page: switcher, person’s menu, palette, shortcuts', async ({ page }) => {
  await signIn(page, 'owner');
  await settled(page);
  await switcher(page).click();
  await expect(page.getByRole('dialog', { name: 'Switch organization' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Your account' }).click();
  await expect(page.getByRole('dialog', { name: 'Your account' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
});

test('dialogs: create key, its errors, its secret, revoke', async ({ page }) => {
  await signIn(page, 'owner', '/settings/api-keys?name=');
  const form = page.getByRole('dialog', { name: 'Create API key' });
  await expect(form).toBeVisible();
  await form.getByLabel('Never').check();
  await expectAccessible(page);
  await form.getByLabel('30 days').check();
  await form.getByRole('button', { name: 'Create API key' }).click();
  await expect(form.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await form.getByLabel('Name').fill('audited');
  await form.getByRole('button', { name: 'Create API key' }).click();
  const secret = page.getByRole('dialog', { name: 'API key audited' });
  await expect(secret).toBeVisible();
  await expectAccessible(page);
  await secret.getByLabel('I have stored it').check();
  await secret.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Actions for audited' }).click();
  await expect(page.getByRole('menu', { name: 'Actions for audited' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await choose(page, 'audited', 'Revoke');
  await expect(page.getByRole('dialog', { name: 'Revoke audited?' })).toBeVisible();
  await expectAccessible(page);
});

test('states: empty, no match, loading, failed, forbidden, disabled with a reason', async ({ page, api, watch }) => {
  watch.expect(/status of (403|500)/);
  const organization = await api.organization('Orbital Labs');
  const list = `**/v1/organizations/${organization}/apps?*`;
  const body = { apps: [], limit: 50, offset: 0, totalCount: 0 };
  await signIn(page, 'viewer', '/settings/api-keys');
  await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible();
  await expectAccessible(page);

  await page.route(list, (route) => route.fulfill({ json: body }));
  await page.goto(`/o/${organization}/apps`);
  await expect(page.getByRole('heading', { name: 'No apps yet' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Apply manifest' }).first()).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);
  await page.goto(`/o/${organization}/apps?search=nothing`);
  await expect(page.getByRole('heading', { name: 'No app matches' })).toBeVisible();
  await expectAccessible(page);
  await page.unroute(list);

  await page.route(list, (route) => route.fulfill({ status: 500, json: { message: 'x', requestId: 'r', statusCode: 500 } }));
  await page.goto(`/o/${organization}/apps`);
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await expectAccessible(page);
  await page.unroute(list);

  const refusal = { message: 'Forbidden', requestId: 'r', statusCode: 403, code: 'FORBIDDEN', details: { permission: 'app.get' } };
  await page.route(list, (route) => route.fulfill({ status: 403, json: refusal }));
  await page.goto(`/o/${organization}/apps`);
  await expect(page.getByRole('main')).toContainText('app.get');
  await expectAccessible(page);
  await page.unroute(list);

  await page.route(list, () => {});
  await page.goto(`/o/${organization}/apps`);
  await expect(loading(page).first()).toBeVisible();
  await expectAccessible(page);
});
