import type { Page } from '@playwright/test';
import { row } from './fixtures/console.ts';
import { app, profileAndTwoApps } from './fixtures/manifests.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

function text(page: Page) {
  return page.getByRole('textbox', { name: 'Manifests' });
}

async function press(page: Page, button: 'Check' | 'Apply'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const results = button === 'Check' ? 'Results of the check' : 'Results';
  await expect(page.getByRole('heading', { name: results, exact: true })).toBeFocused();
}

/** What became of the document with that name. */
function outcome(page: Page, name: string) {
  return row(page, name).getByRole('cell').nth(1);
}

test('documents are checked, applied, and found unchanged the second time', async ({ page, api }) => {
  const organization = await api.organization('Orbital Labs');
  await signIn(page, 'owner', `/o/${organization}/apps/apply`);
  await text(page).fill(profileAndTwoApps('checked'));

  await press(page, 'Check');
  for (const name of ['checked-profile', 'checked-web', 'checked-worker']) {
    await expect(outcome(page, name)).toHaveText('Would be created');
  }
  await expect(page.getByText('Nothing was changed.')).toBeVisible();

  await press(page, 'Apply');
  for (const name of ['checked-profile', 'checked-web', 'checked-worker']) {
    await expect(outcome(page, name)).toHaveText('Created');
  }
  await press(page, 'Apply');
  for (const name of ['checked-profile', 'checked-web', 'checked-worker']) {
    await expect(outcome(page, name)).toHaveText('Unchanged');
  }
  await row(page, 'checked-web').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'checked-web' })).toBeVisible();
});

test('what is wrong is told by line and column, and leads there', async ({ page, api }) => {
  await signIn(page, 'owner', `/o/${await api.organization('Orbital Labs')}/apps/apply`);
  const homeless = app('homeless', 'no-such-profile');
  await text(page).fill(`${profileAndTwoApps('partly')}---\n${homeless}`);
  await press(page, 'Apply');

  await expect(outcome(page, 'partly-web')).toHaveText('Created');
  await expect(outcome(page, 'homeless')).toHaveText('Invalid');
  const before = profileAndTwoApps('partly').split('\n').length;
  const finding = row(page, 'homeless').getByRole('button');
  await expect(finding).toContainText(`${before + 5}:`);
  await expect(finding).toContainText('no-such-profile');
  await finding.click();
  await expect(text(page)).toBeFocused();
  const selected = await text(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toContain('no-such-profile');
});

for (const [what, yaml, place] of [
  ['broken syntax', 'kind: Application\nspec:\n  name: "open\n', /^Error in line \d+:\d+/],
  ['a tab for indentation', 'kind: Application\nspec:\n\tname: x\n', /3:\d+/],
  ['an unknown kind', 'kind: Sandwich\nspec: {}\n', /1:\d+/],
  ['a list', '- a\n- b\n', /1:1/],
] as const) {
  test(`${what} is told by line and column`, async ({ page, api }) => {
    await signIn(page, 'owner', `/o/${await api.organization('Orbital Labs')}/apps/apply`);
    await text(page).fill(yaml);
    await press(page, 'Check');
    await expect(page.getByRole('row').getByRole('button').first()).toHaveAccessibleName(place);
    await expect(text(page)).toHaveValue(yaml);
  });
}

test('an unknown field is kept and warned about', async ({ page, api }) => {
  await signIn(page, 'owner', `/o/${await api.organization('Orbital Labs')}/apps/apply`);
  await text(page).fill(`${profileAndTwoApps('curious')}  flavor: vanilla\n`);
  await press(page, 'Apply');
  await expect(outcome(page, 'curious-worker')).toHaveText('Created');
  await expect(row(page, 'curious-worker').getByRole('button')).toHaveAccessibleName(/^Warning in line .*flavor/);
});

test('files are chosen and dropped, each a document of its own', async ({ page, api }) => {
  await signIn(page, 'owner', `/o/${await api.organization('Orbital Labs')}/apps/apply`);
  const file = (name: string, content: string) => ({ name, mimeType: 'text/yaml', buffer: Buffer.from(content) });
  await page.getByLabel('Choose files').setInputFiles([file('a.yaml', 'a: 1\n'), file('b.yaml', 'b: 2\n')]);
  await expect(text(page)).toHaveValue('a: 1\n---\nb: 2\n');

  await text(page).fill('');
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['dropped: true\n'], 'c.yaml', { type: 'text/yaml' }));
    return transfer;
  });
  await text(page).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(text(page)).toHaveValue('dropped: true\n');

  await page.getByLabel('Choose files').setInputFiles([
    { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0xff, 0xfe, 0]) },
  ]);
  await expect(page.getByRole('alert').filter({ hasText: 'picture.png is not text' })).toBeVisible();
  await expect(text(page)).toHaveValue('dropped: true\n');
});

test('an empty sheet and one beyond a mebibyte are refused before they are sent', async ({ page, api }) => {
  await signIn(page, 'owner', `/o/${await api.organization('Orbital Labs')}/apps/apply`);
  const apply = page.getByRole('button', { name: 'Apply', exact: true });
  await apply.click();
  await expect(text(page)).toHaveAccessibleDescription(/Paste a manifest/);
  await text(page).fill(`# ${'x'.repeat(1024 * 1024)}`);
  await apply.click();
  await expect(text(page)).toHaveAccessibleDescription(/1\.0 MiB/);
});

test('an editor may check but not apply', async ({ page, api }) => {
  await signIn(page, 'editor', `/o/${await api.organization('Orbital Labs')}/apps/apply`);
  await text(page).fill(profileAndTwoApps('edited'));
  const apply = page.getByRole('button', { name: 'Apply', exact: true });
  await expect(apply).toHaveAttribute('aria-disabled', 'true');
  await expect(apply).toHaveAccessibleDescription(/app\.deploy/);
  await press(page, 'Check');
  await expect(outcome(page, 'edited-web')).toHaveText('Would be created');
});

test('an applied app comes to run, and its events tell how', async ({ startServer, page }) => {
  const server = await startServer();
  await signIn(page, 'owner', server.url);
  await page.getByRole('link', { name: 'Apps' }).first().click();
  await page.getByRole('link', { name: 'Apply manifest' }).click();
  await text(page).fill(profileAndTwoApps('launched'));
  await press(page, 'Apply');
  await row(page, 'launched-web').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: 'launched-web' })).toBeVisible();

  // Long enough for the roll-out, and shorter than the life of an access token.
  await server.advance(60);
  await expect(page.getByRole('main').getByText('Running').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('main')).toContainText('Simulated');
  await page.getByRole('link', { name: 'Events' }).click();
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('combobox', { name: 'Stream' }).selectOption('Kubernetes');
  await expect(page).toHaveURL(/\/events\?stream=kubernetes/);
  await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('/');
});
