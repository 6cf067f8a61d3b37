import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';

const REPORT_PATH = '/_site/csp-report';

/**
 * The policy under which Atlassian serves a Custom UI document, from Atlassian's own package. Only the address of
 * violation reports differs: they stay on this site instead of going to Atlassian.
 */
export function customUiPolicy(document: string, permissions: unknown, siteOrigin: string): string {
  const processing = new CSPProcessingService({ info: () => undefined }, load);
  const details = processing.getCspDetails(
    document,
    permissions as Parameters<CSPProcessingService['getCspDetails']>[1],
  );
  const directives = new CSPInjectionService().getInjectableCSP({
    existingCSPDetails: details,
    microsEnv: 'prod',
    hostname: siteOrigin,
  });
  return directives
    .map((directive) => (directive.startsWith('report-uri ') ? `report-uri ${REPORT_PATH}` : directive))
    .join('; ');
}

/** The policy of the site's own pages: nothing from outside, frames only from the app's origin. */
export function sitePolicy(appOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: ${appOrigin}`,
    "connect-src 'self'",
    `frame-src ${appOrigin}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `report-uri ${REPORT_PATH}`,
  ].join('; ');
}
