import { view } from '@forge/bridge';
import type { Origin } from '../backup/backup-file';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** On which site a page stands, and with which installation of the app. Null where the platform does not say which site it is. */
export async function loadOrigin(): Promise<Origin | null> {
  const { cloudId, environmentId, siteUrl } = await view.getContext();
  const site = textOf(cloudId);
  return site === '' ? null : { site, environment: textOf(environmentId), url: textOf(siteUrl) };
}
