import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Ajv from 'ajv';
import { z } from 'zod';
import { memberOf, SPACE_ID, wikiSite, type WikiSite } from './wiki-site';

const FILE = join(__dirname, '../../../../shared/openapi/confluence-v2.json.gz');
const specification = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

/** OpenAPI's `nullable` as JSON schema says it; the published file also leaves it out where null is documented in words. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, asJsonSchema(inner)] as const);
  const mapped: Record<string, unknown> = Object.fromEntries(entries);
  const nullable = mapped['nullable'] === true || /\bnull\b/.test(String(mapped['description']));
  delete mapped['nullable'];
  return nullable && mapped['type'] === 'string' ? { ...mapped, type: ['string', 'null'] } : mapped;
}

const CALLS: ReadonlyArray<readonly [string, string, string, (site: WikiSite) => Promise<unknown>]> = [
  ['GET', '/pages', '200', async (site) => (await site.ask('GET', '/wiki/api/v2/pages?body-format=storage')).body],
  [
    'GET',
    '/spaces/{id}/pages',
    '200',
    async (site) => (await site.ask('GET', `/wiki/api/v2/spaces/${SPACE_ID}/pages`)).body,
  ],
  [
    'POST',
    '/pages',
    '200',
    async (site) => (await site.ask('POST', '/wiki/api/v2/pages', { spaceId: SPACE_ID, title: 'New' })).body,
  ],
  [
    'GET',
    '/pages/{id}',
    '200',
    async (site) =>
      (await site.ask('GET', `/wiki/api/v2/pages/${await site.newPage('One')}?body-format=atlas_doc_format`)).body,
  ],
  [
    'GET',
    '/pages/{id}/versions',
    '200',
    async (site) => (await site.ask('GET', `/wiki/api/v2/pages/${await site.newPage('Two')}/versions`)).body,
  ],
  ['GET', '/spaces', '200', async (site) => (await site.ask('GET', '/wiki/api/v2/spaces')).body],
  ['GET', '/spaces/{id}', '200', async (site) => (await site.ask('GET', `/wiki/api/v2/spaces/${SPACE_ID}`)).body],
  [
    'POST',
    '/pages/{page-id}/properties',
    '200',
    async (site) =>
      (await site.ask('POST', `/wiki/api/v2/pages/${await site.newPage('Three')}/properties`, { key: 'k', value: 1 }))
        .body,
  ],
];

const present = existsSync(FILE);
if (!present) process.stdout.write('skipped: Confluence against its OpenAPI file, because ../shared is absent\n');

(present ? describe : describe.skip)("Confluence against Atlassian's OpenAPI file", () => {
  it.each(CALLS)('%s %s answers as specified', async (method, path, status, call) => {
    const file: unknown = JSON.parse(gunzipSync(readFileSync(FILE)).toString());
    const { paths, components } = specification.parse(file);
    const schema = memberOf(
      paths[path]?.[method.toLowerCase()],
      'responses',
      status,
      'content',
      'application/json',
      'schema',
    );
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const validate = ajv.compile({ ...Object(asJsonSchema(schema)), components: asJsonSchema(components) });
    const site = await wikiSite();
    const body = await call(site);
    validate(body);
    expect(schema).toBeDefined();
    expect(validate.errors ?? []).toEqual([]);
  });
});
