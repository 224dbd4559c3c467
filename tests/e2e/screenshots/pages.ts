import { expect, type Page } from '@playwright/test';
import { signIn } from '../fixtures/sign-in.ts';

/** A picture's name and the way to the page it shows, as a person would go. */
export interface Shot {
  name: string;
  open: (page: Page) => Promise<void>;
}

/** The main pages, in the order a new user meets them. */
export const shots: Shot[] = [
  { name: 'login', open: async (page) => void (await page.goto('/login')) },
  { name: 'workspaces', open: (page) => signIn(page, 'owner') },
  {
    name: 'apps',
    open: async (page) => {
      await signIn(page, 'owner');
      const here = new URL(page.url());
      await page.goto(here.pathname.replace(/\/workspaces.*$/, '/apps'));
    },
  },
  { name: 'api-keys', open: (page) => signIn(page, 'owner', '/settings/api-keys') },
  { name: 'profile', open: (page) => signIn(page, 'owner', '/settings/profile') },
];

/** Waits until the page has its heading and nothing on it is still loading. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}
