import type { Browser } from 'playwright-core';
import { connectBrowser } from './harness/visit';

describe('the browser that comes from npm', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  it('keeps a frame of another origin apart, as a real one does', async () => {
    const page = await browser.newPage();
    await page.setContent('<iframe srcdoc="<p>inside</p>" sandbox="allow-scripts"></iframe>');
    const reached = await page.evaluate(() => {
      try {
        return window.frames[0]?.document.title;
      } catch (error) {
        return error instanceof DOMException ? error.name : 'other';
      }
    });
    expect(reached).toBe('SecurityError');
    await page.close();
  });
});
