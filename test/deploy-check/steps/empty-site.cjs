const { createServer } = require('node:http');

const noIssues = { issues: [], issueErrors: [], isLast: true };

// A site with nothing in it, in the shapes of its documented answers: enough for every function to run through once.
const jiraAnswers = [
  ['POST', /^\/rest\/api\/3\/search\/jql$/, () => noIssues],
  ['POST', /^\/rest\/api\/3\/issue\/bulkfetch$/, () => noIssues],
  ['POST', /^\/rest\/api\/3\/changelog\/bulkfetch$/, () => ({ issueChangeLogs: [] })],
  [
    'POST',
    /^\/rest\/api\/3\/jql\/match$/,
    ({ jqls = [] }) => ({ matches: jqls.map(() => ({ matchedIssues: [], errors: [] })) }),
  ],
  ['POST', /^\/rest\/api\/3\/jql\/parse$/, ({ queries = [] }) => ({ queries: queries.map((query) => ({ query })) })],
  ['POST', /^\/rest\/api\/3\/permissions\/check$/, () => ({ globalPermissions: [], projectPermissions: [] })],
  [
    'GET',
    /^\/rest\/api\/3\/mypermissions$/,
    (_body, query) => ({ permissions: grantAll(query.get('permissions') ?? '') }),
  ],
  ['GET', /^\/rest\/api\/3\/(field|resolution|status)$/, () => []],
  ['GET', /^\/rest\/api\/3\/project\/search$/, () => ({ values: [], total: 0, isLast: true })],
  ['GET', /^\/rest\/api\/3\/(user\/bulk|resolution\/search)$/, () => ({ values: [], total: 0, isLast: true })],
];

function grantAll(names) {
  return Object.fromEntries(names.split(',').map((key) => [key, { key, havePermission: true }]));
}

function answerJira(method, path, body, query) {
  const found = jiraAnswers.find(([verb, pattern]) => verb === method && pattern.test(path));
  if (found !== undefined) return [200, found[2](body, query)];
  return [404, { errorMessages: [`${method} ${path} is not on the empty site`], errors: {} }];
}

function answerStorage(path, body) {
  if (/\/(get)$/.test(path) && Array.isArray(body)) return [200, { successfulKeys: [], failedKeys: [] }];
  if (/\/get$/.test(path)) return [404, { code: 'KEY_NOT_FOUND', message: 'no such key' }];
  if (/\/query$/.test(path)) return [200, { data: [] }];
  if (/\/batch\//.test(path)) return [200, { successfulKeys: body.map(({ key }) => ({ key })), failedKeys: [] }];
  return [200, {}];
}

function answer(route, method, target, body) {
  const [path, search] = target.split('?');
  if (route === '/kvs') return answerStorage(path, body);
  if (route === '/product/jira') return answerJira(method, path, body, new URLSearchParams(search));
  if (route === '/product/stargate' && path.includes('/webhook/queue/publish/')) return [201, {}];
  return [501, { message: `${route} ${method} ${target} is not on the empty site` }];
}

/** Serves that site to the sandbox; `asked` lists what it could not answer. */
async function startEmptySite() {
  const asked = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const target = request.headers['forge-proxy-target'];
    const [status, body] = answer(request.url, request.method, target, text === '' ? undefined : JSON.parse(text));
    if (status === 501) asked.push(body.message);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}`, asked, close: () => new Promise((resolve) => server.close(resolve)) };
}

module.exports = { startEmptySite };
