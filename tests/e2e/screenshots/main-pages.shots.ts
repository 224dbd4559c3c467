import { resolve } from 'node:path';
import { settled } from '../fixtures/console.ts';
import { test } from '../fixtures/test.ts';
import { shots } from './pages.ts';

const folder = resolve(import.meta.dirname, '../../../docs/screenshots');
const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

for (const { name, open } of shots) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [width, viewport] of Object.entries(widths)) {
      test(`${name}, ${colorScheme}, ${width}`, async ({ page, api }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await open(page, api);
        await settled(page);
        await page.screenshot({ path: resolve(folder, `${name}-${colorScheme}-${width}.png`) });
      });
    }
  }
}
