import type { Visit } from './visit';

/** A picture for whoever looks, when a folder for them is named. */
export async function picture({ page }: Visit, name: string): Promise<void> {
  const folder = process.env['E2E_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
