import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';
import { z } from 'zod';
import { jiraAnswer } from './jira';
import { answerIn, contextIn } from './scenarios';

/**
 * Serves the built pages one by one, without a site around them: the platform's own Content-Security-Policy, a bridge
 * that answers for a made-up company, and scenarios for every state. For looking at pages, not for integration.
 */
const dist = path.join(__dirname, '..', '..', '..', 'static', 'dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

// Runs in the page before it, where the platform's own script would stand.
const BRIDGE = `(() => {
  const query = new URLSearchParams(location.search);
  const root = document.documentElement;
  if (query.get('dir')) root.dir = query.get('dir');
  window.__bridge = { callBridge: async (operation, payload) => {
    if (operation === 'enableTheming') { root.dataset.colorMode = query.get('mode') ?? 'light'; return; }
    if (query.get('scenario') === 'loading' && operation === 'invoke') return new Promise(() => {});
    const answer = await fetch('/call', { method: 'POST', body: JSON.stringify({ operation, payload, page: location.pathname.split('/')[1], scenario: query.get('scenario') }) });
    const body = await answer.json();
    return body.value;
  } };
})();`;

function policyOf(html: string): string {
  const processing = new CSPProcessingService({ info: () => undefined }, load);
  const details = processing.getCspDetails(html, { scopes: [] });
  const injection = new CSPInjectionService();
  const parts = injection.getInjectableCSP({
    existingCSPDetails: details,
    microsEnv: 'prod',
    hostname: 'example.atlassian.net',
    isFedRAMP: false,
  });
  return parts.join('; ');
}

const askedSchema = z.object({
  operation: z.string(),
  payload: z
    .object({ functionKey: z.string().optional(), payload: z.unknown().optional(), restPath: z.string().optional() })
    .optional(),
  page: z.string(),
  scenario: z.string().nullable(),
});
type Asked = z.infer<typeof askedSchema>;

function valueFor(asked: Asked): unknown {
  switch (asked.operation) {
    case 'getContext':
      return contextIn(asked.page, asked.scenario);
    case 'invoke':
      return answerIn(asked.payload?.functionKey ?? '', asked.payload?.payload ?? {}, asked.scenario);
    case 'fetchProduct':
      return jiraAnswer(asked.payload?.restPath ?? '');
    default:
      return true;
  }
}

async function onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const place = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (place === '/call') {
    const asked = askedSchema.parse(JSON.parse(await text(request)));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ value: valueFor(asked) ?? null }));
    return;
  }
  if (place === '/bridge.js') {
    response.setHeader('content-type', 'text/javascript');
    response.end(BRIDGE);
    return;
  }
  const file = path.join(dist, path.normalize(place));
  if (!file.startsWith(dist) || !existsSync(file)) {
    response.statusCode = place === '/favicon.ico' ? 204 : 404;
    response.end();
    return;
  }
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  if (!file.endsWith('.html')) {
    createReadStream(file).pipe(response);
    return;
  }
  const html = readFileSync(file, 'utf8').replace('<head>', '<head><script src="/bridge.js"></script>');
  response.setHeader('content-security-policy', policyOf(html));
  response.end(html);
}

/** Starts the harness on a free port of this machine. */
export async function startHarness(): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((request, response) => {
    onRequest(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the harness has no port');
  return { server, origin: `http://127.0.0.1:${address.port}` };
}
