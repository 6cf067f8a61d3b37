import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControl } from './control-routes';
import type { Host } from './host';
import { RequestError, sendJson } from './http-body';
import { createPages } from './pages';
import { answerProduct, isProductPath } from './product-routes';

/** The site on the network: one origin, for this machine alone. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Serves a site on a loopback port; 0 takes any free one. */
export async function listen(host: Host, port: number): Promise<Listening> {
  const pages = createPages({ host });
  const server = createServer((request, response) => {
    answer(host, pages, request, response).catch((error: unknown) => {
      fail(response, error);
    });
  });
  await start(server, port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeIdleConnections();
        // Browsers keep connections open that never become idle.
        setTimeout(() => {
          server.closeAllConnections();
        }, 500).unref();
      }),
  };
}

function start(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(
  host: Host,
  pages: ReturnType<typeof createPages>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A name that a foreign page made point here must not open the site to that page.
  if (!LOOPBACK.test(request.headers.host ?? ''))
    throw new RequestError(421, 'The local site answers on loopback names only.');
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  if (url.pathname.startsWith('/_host/')) {
    const { origin } = request.headers;
    if (origin !== undefined && origin !== url.origin)
      throw new RequestError(403, 'Only tools and pages of this site may use its controls.');
    return answerControl(host, request, response, url);
  }
  if (isProductPath(url.pathname)) return answerProduct(host, request, response);
  if (!(await pages(request, response))) throw new RequestError(404, `There is nothing at ${url.pathname}.`);
}

function fail(response: ServerResponse, error: unknown): void {
  if (!(error instanceof RequestError))
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error instanceof RequestError) sendJson(response, error.status, { message: error.message });
  else sendJson(response, 500, { message: 'The local site has a defect: see its terminal.' });
}
