/** The page of the API as it is on a telephone, in headless Chromium. */
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { appOver } from '../support/app.js';
import { CHROMIUM } from '../support/chromium.js';

const DESK = 'http://desk.test';

describe.skipIf(!CHROMIUM)('/docs in a browser', () => {
  it('has names of parameters in one piece, and no line wider than a telephone', async () => {
    const app = appOver([]);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
      await page.route(`${DESK}/**`, async (route) => {
        const answer = await app.request(new URL(route.request().url()).pathname);
        const headers = Object.fromEntries(answer.headers);
        await route.fulfill({ status: answer.status, headers, body: await answer.text() });
      });
      await page.goto(`${DESK}/docs`);
      const broken = await page
        .locator('.operation td:first-child code')
        .evaluateAll((names) => names.filter((name) => name.getClientRects().length > 1).length);
      const tooWide = await page
        .locator('table')
        .evaluateAll((tables) => tables.filter((table) => table.scrollWidth > table.clientWidth).length);
      expect({ broken, tooWide }).toEqual({ broken: 0, tooWide: 0 });
    } finally {
      await browser.close();
    }
  }, 60_000);
});
