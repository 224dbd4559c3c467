import { switcher } from './fixtures/console.ts';
import { goToPassword, tryPassword } from './fixtures/login-steps.ts';
import { demoPassword } from './fixtures/server.ts';
import { emailOf, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const kept = 'cloud-ui.return-to';

test('an address opened signed out is reached exactly after signing in', async ({ page, api }) => {
  const organization = await api.organization('Kepler Research');
  const address = `/o/${organization}/apps?search=a%26b&status=running&sort=name%3Adesc`;
  await signIn(page, 'owner', address);

  await expect(page).toHaveURL(address);
  await expect(switcher(page)).toHaveAccessibleName(/Kepler Research/);
  await expect(page.getByRole('searchbox', { name: 'Search apps' })).toHaveValue('a&b');
});

test('a mistyped password does not lose the way back', async ({ page, api, watch }) => {
  watch.expect(/status of 400/);
  const address = `/o/${await api.organization('Kepler Research')}/deployments`;
  await goToPassword(page, emailOf('owner'), address);
  await tryPassword(page, 'mistyped');
  await expect(page.getByText('Wrong email or password')).toBeVisible();
  await tryPassword(page, demoPassword);
  await expect(page).toHaveURL(address);
});

for (const garbage of [
  '//evil.example/',
  '/\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/login',
  '/callback?code=x',
  'constructor',
]) {
  test(`sign-in never leads to ${JSON.stringify(garbage)}`, async ({ page, server }) => {
    await goToPassword(page, emailOf('owner'));
    await page.evaluate(
      ([key, address]) => {
        for (const name of Object.keys(sessionStorage)) {
          if (!name.startsWith('cloud-ui.sign-in.')) continue;
          const pending = JSON.parse(sessionStorage.getItem(name) ?? '{}') as object;
          sessionStorage.setItem(name, JSON.stringify({ ...pending, return_to: address }));
        }
        sessionStorage.setItem(key, address);
      },
      [kept, garbage] as const,
    );
    await tryPassword(page, demoPassword);

    await expect(page.getByRole('heading', { level: 1, name: 'Workspaces' })).toBeVisible();
    expect(page.url()).toContain(`${server.url}/o/`);
  });
}
