import type { Page } from '@playwright/test';
import type { Api } from '../fixtures/api.ts';
import { addressOf } from '../fixtures/addresses.ts';
import { switcher } from '../fixtures/console.ts';
import { signIn } from '../fixtures/sign-in.ts';

/** A picture's name and the way to the page it shows, as a person would go. */
export interface Shot {
  name: string;
  open: (page: Page, api: Api) => Promise<void>;
}

/** The main pages, in the order a new user meets them. */
export const shots: Shot[] = [
  {
    name: 'login',
    open: async (page) => {
      await page.goto('/');
      await page.getByRole('textbox', { name: 'Email' }).waitFor();
    },
  },
  signedIn('workspaces', 'workspaces'),
  {
    name: 'organization-switcher',
    open: async (page, api) => {
      await signIn(page, 'owner', await addressOf('workspaces', api));
      await switcher(page).click();
    },
  },
  signedIn('workspace', 'workspace'),
  signedIn('deployments', 'deployments'),
  signedIn('apps', 'apps'),
  signedIn('app', 'app'),
  signedIn('app-events', 'app events'),
  signedIn('apply', 'apply'),
  signedIn('api-keys', 'API keys'),
  {
    name: 'create-api-key',
    open: (page) => signIn(page, 'owner', '/settings/api-keys?name=ci-deploy'),
  },
  signedIn('organization-settings', 'organization settings'),
  signedIn('profile', 'profile'),
  signedIn('help', 'help'),
];

function signedIn(name: string, address: string): Shot {
  return { name, open: async (page, api) => signIn(page, 'owner', await addressOf(address, api)) };
}
