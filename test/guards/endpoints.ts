import ts from 'typescript';
import endpointFile from '../deploy-check/endpoints.json';
import { filesIn } from './project-files';
import { nodesOf, parseSource, placeOf } from './syntax';

export interface ProductCall {
  /** `POST /rest/api/3/search/jql` */
  readonly endpoint: string;
  readonly place: string;
}

interface Scopes {
  readonly classic: readonly string[];
}

/** What the app may call, with the scopes each endpoint asks for. */
export const KNOWN_ENDPOINTS: ReadonlyMap<string, Scopes> = new Map<string, Scopes>([
  ...Object.entries(endpointFile.jira),
  ...Object.entries<Scopes>(endpointFile.confluence),
]);

const verbs = /^(get|post|put|delete)$/i;

function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.head.text + template.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
}

// A route is handed to `client.get(…, route`…`)`: the nearest call around it that is named after a verb.
function verbAround(node: ts.Node): string | undefined {
  for (let each = node.parent; !ts.isSourceFile(each); each = each.parent) {
    if (!ts.isCallExpression(each) || !ts.isPropertyAccessExpression(each.expression)) continue;
    const name = each.expression.name.text;
    if (verbs.test(name)) return name.toUpperCase();
  }
  return undefined;
}

function nameOf(verb: string, path: string): string {
  const bare = path.split('?')[0] ?? path;
  const pattern = [...KNOWN_ENDPOINTS.keys()].find((known) => known.replace(/\{[^}]*\}/g, '{}') === `${verb} ${bare}`);
  return pattern ?? `${verb} ${bare}`;
}

// A page calls `requestJira('/rest/…', { method })` through the bridge.
function bridgeCall(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !/^request(Jira|Confluence)$/.test(node.expression.getText())) return undefined;
  const [path, options] = node.arguments;
  if (
    path === undefined ||
    !(ts.isStringLiteral(path) || ts.isTemplateExpression(path) || ts.isNoSubstitutionTemplateLiteral(path))
  ) {
    return undefined;
  }
  const method = /method:\s*'([A-Z]+)'/.exec(options?.getText() ?? '')?.[1] ?? 'GET';
  return nameOf(method, ts.isStringLiteral(path) ? path.text : templateText(path));
}

function routeCall(node: ts.Node): string | undefined {
  if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'route') return undefined;
  return nameOf(verbAround(node) ?? 'UNKNOWN', templateText(node.template));
}

/** Every product endpoint that src and static name, with the verb it is sent by. */
export function productCalls(): readonly ProductCall[] {
  const files = [...filesIn('src', '.ts'), ...filesIn('static', '.ts', '.tsx')];
  return files.flatMap((file) =>
    [...nodesOf(parseSource(file))].flatMap((node) => {
      const endpoint = routeCall(node) ?? bridgeCall(node);
      return endpoint === undefined ? [] : [{ endpoint, place: placeOf(node) }];
    }),
  );
}
