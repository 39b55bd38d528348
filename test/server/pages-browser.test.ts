/** Pages as they are on a telephone, in headless Chromium. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyReport } from '../../src/pipeline/reprocess/report.js';
import { reportPage } from '../../src/server/report-page.js';
import { appOver } from '../support/app.js';
import { CHROMIUM } from '../support/chromium.js';

const DESK = 'http://desk.test';

describe.skipIf(!CHROMIUM)('on a telephone', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, 60_000);
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  });
  afterAll(() => browser?.close());

  it('/docs has names of parameters in one piece, and no table wider than the screen', async () => {
    const app = appOver([]);
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
  });

  it('the report of reprocess is no wider than the screen', async () => {
    const report = { ...emptyReport(), pages: 1, digest: '0123456789abcdef'.repeat(4) };
    await page.setContent(reportPage(report, { failed: [], dryRun: true, stopped: false, version: '0' }));
    // The browser's own `document` is no type of Node's.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});
