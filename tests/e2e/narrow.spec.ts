import { addressOf, signedInPages } from './fixtures/addresses.ts';
import { settled } from './fixtures/console.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test.use({ viewport: { width: 390, height: 844 } });

test('no page scrolls sideways on a phone', async ({ page, api, watch }) => {
  test.slow();
  watch.expect(/status of (403|404)/);
  await signIn(page, 'owner', '/help');
  for (const name of Object.keys(signedInPages)) {
    await page.goto(await addressOf(name, api));
    await settled(page);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect.soft(content, name).toBeLessThanOrEqual(window ?? 0);
  }
});

test('the navigation opens as a sheet and closes behind a choice', async ({ page }) => {
  await signIn(page, 'owner');
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Apps' });
  await expect(link).not.toBeInViewport();
  await page.getByRole('button', { name: 'Navigation' }).click();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
  await expect(link).not.toBeInViewport();
});
