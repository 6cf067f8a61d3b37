import { readFileSync, utimesSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';
import { smallSite, type SmallSite } from './small-site';

let site: SmallSite;
let base: string;
beforeAll(async () => {
  site = await smallSite();
  base = await currentBase();
});
afterAll(() => site.close());

async function currentBase(): Promise<string> {
  const { text } = await site.get('/jira/apps/strategy');
  return /\/_app\/[0-9a-f]{12}\/ui\//.exec(text)?.[0] ?? '';
}

/** The path as it is written, which `fetch` would tidy. */
function raw(pathname: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    request({ hostname, port, path: pathname }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('files of the front end', () => {
  it("come under Atlassian's own policy; only violation reports stay on the site", async () => {
    const document = await site.get(`${base}panel.html`);
    const details = new CSPProcessingService({ info: () => undefined }, load).getCspDetails(document.text, {
      scopes: [],
    });
    const official = new CSPInjectionService().getInjectableCSP({
      existingCSPDetails: details,
      microsEnv: 'prod',
      hostname: `http://localhost:${new URL(site.url).port}`,
    });
    const served = (document.headers.get('content-security-policy') ?? '').split('; ');
    expect(served.slice(0, -1)).toEqual(official.slice(0, -1));
    expect(served.at(-1)).toBe('report-uri /_site/csp-report');
    expect(official.at(-1)).toMatch(/^report-uri https:/);
    expect(served.find((directive) => directive.startsWith('script-src'))).toContain("'sha256-");
  });

  it('begin with the bridge, which knows how far the clock of the site is', async () => {
    const { text } = await site.get(`${base}panel.html`);
    const script = load(text)('head > :first-child');
    const offsetMs = Number(script.attr('data-site-offset-ms'));
    expect(script.attr('src')).toBe('/_app/global-bridge.js');
    expect(Math.abs(site.host.clock.nowMs() - Date.now() - offsetMs)).toBeLessThan(60_000);
    expect((await site.get('/_app/global-bridge.js')).text).toMatch(/^\(\(\) => \{/);
  });

  it('are cached for ever under their version and not at all under another; documents never', async () => {
    const cacheOf = async (address: string) => (await site.get(address)).headers.get('cache-control');
    expect(await cacheOf(`${base}assets/app.js`)).toBe('public, max-age=31536000, immutable');
    expect(await cacheOf('/_app/000000000000/ui/assets/app.js')).toBe('no-store');
    expect(await cacheOf(`${base}panel.html`)).toBe('no-store');
    utimesSync(path.join(site.root, 'dist', 'panel.html'), new Date(1), new Date(1));
    expect(await currentBase()).not.toBe(base);
  });

  it('that have changed under a page are not cached any more, and what is there now is sent', async () => {
    const under = await currentBase();
    writeFileSync(path.join(site.root, 'dist', 'assets', 'late.js'), '1');
    const version = await currentBase();
    expect(version).not.toBe(under);
    writeFileSync(path.join(site.root, 'dist', 'assets', 'late.js'), '1 + 1');
    const late = await site.get(`${version}assets/late.js`);
    expect([late.text, late.headers.get('cache-control')]).toEqual(['1 + 1', 'no-store']);
    const same = await site.get(`${version}assets/app.js`);
    expect(same.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('have their types', async () => {
    const types = await Promise.all(
      ['panel.html', 'assets/app.js', 'icon.svg'].map(async (file) =>
        (await site.get(base + file)).headers.get('content-type'),
      ),
    );
    expect(types).toEqual(['text/html; charset=utf-8', 'text/javascript; charset=utf-8', 'image/svg+xml']);
  });

  it('end at the folder of the resource', async () => {
    symlinkSync(path.join(site.root, 'secret.txt'), path.join(site.root, 'dist', 'link.txt'));
    writeFileSync(path.join(site.root, 'dist', 'plain.txt'), 'fine');
    const attempts = [
      '../secret.txt',
      '%2e%2e/secret.txt',
      '..%2fsecret.txt',
      'assets/../../secret.txt',
      '..%5csecret.txt',
      'link.txt',
      'assets',
      '%00',
      '%zz',
      '/etc/passwd',
      '.',
    ];
    expect(await Promise.all(attempts.map((attempt) => raw(base + attempt)))).toEqual(attempts.map(() => 404));
    expect(await raw(`${base}plain.txt`)).toBe(200);
    expect(await raw('/_app/x/other/panel.html')).toBe(404);
  });

  it('are asked for when they are not built', async () => {
    const bare = await smallSite({ built: false });
    const answer = await bare.get('/_app/none/ui/panel.html');
    await bare.close();
    expect(answer.status).toBe(503);
    expect(load(answer.text)('main').text()).toContain('npm run build');
  });
});

describe("the site's own files", () => {
  it('are the stylesheet and the scripts, by name', async () => {
    const answers = await Promise.all(
      [
        '/_site/site.css',
        '/_site/page.js',
        '/_site/scripts/host-bridge',
        '/_site/scripts/../../index',
        '/_site/scripts/browser-scripts',
      ].map((address) => site.get(address)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404]);
    expect(answers[2]?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('name nothing outside the machine', () => {
    const css = readFileSync(path.join(__dirname, '../../host/pages/site.css'), 'utf8');
    expect(css).not.toMatch(/url\(|@import|https?:/);
  });
});
