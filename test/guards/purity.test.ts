import ts from 'typescript';
import { filesIn } from './project-files';
import { nodesOf, parseSource, placeOf } from './syntax';

const ambient = new Set([
  'process',
  'globalThis',
  'global',
  'console',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'require',
  'Intl',
]);
const pure = [...filesIn('src/domain', '.ts'), ...filesIn('src/rollup', '.ts')];
const server = filesIn('src', '.ts');

function isAmbient(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || !ambient.has(node.text)) return false;
  const { parent } = node;
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node);
  return !isName && !ts.isPropertySignature(parent);
}

function isAsync(node: ts.Node): boolean {
  return (
    node.kind === ts.SyntaxKind.AsyncKeyword ||
    ts.isAwaitExpression(node) ||
    (ts.isIdentifier(node) && node.text === 'Promise')
  );
}

// `new Date(value)` is arithmetic; without a value it reads the clock. Local-time parts depend on the machine's zone.
function readsClockOrZone(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0;
  if (!ts.isPropertyAccessExpression(node)) return false;
  const name = node.name.text;
  if (node.expression.getText() === 'Date') return name === 'now';
  if (node.expression.getText() === 'Math') return name === 'random';
  if (/^toLocale/.test(name)) return !hasOwnLocale(node.parent);
  return /^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds)$/.test(name);
}

// A locale that is written down does not depend on the machine.
function hasOwnLocale(call: ts.Node): boolean {
  const [locale] = ts.isCallExpression(call) ? call.arguments : [];
  return locale !== undefined && ts.isStringLiteral(locale);
}

function places(files: readonly string[], wanted: (node: ts.Node) => boolean): readonly string[] {
  return files.flatMap((file) =>
    [...nodesOf(parseSource(file))].filter(wanted).map((node) => `${placeOf(node)} ${node.getText().slice(0, 60)}`),
  );
}

describe('domain and roll-up', () => {
  it('have files to guard', () => {
    expect(pure.length).toBeGreaterThan(10);
  });

  it('answer at once', () => {
    expect(places(pure, isAsync)).toEqual([]);
  });

  it('read neither clock, chance, time zone nor locale', () => {
    expect(places(pure, readsClockOrZone)).toEqual([]);
  });

  it('touch nothing of the machine they run on', () => {
    expect(places(pure, isAmbient)).toEqual([]);
  });
});

// A process serves one customer after another (https://developer.atlassian.com/platform/forge/limits-invocation/): what one
// module remembers, the next customer would read.
describe('src', () => {
  it('keeps no state between invocations', () => {
    const remembered = server.flatMap((file) =>
      parseSource(file)
        .statements.filter(ts.isVariableStatement)
        .flatMap(({ declarationList }) => {
          const isMutable = (declarationList.flags & ts.NodeFlags.Const) === 0;
          return declarationList.declarations
            .filter(({ initializer }) => isMutable || isEmptyCollection(initializer))
            .map(placeOf);
        }),
    );
    expect(remembered).toEqual([]);
  });
});

function isEmptyCollection(initializer: ts.Expression | undefined): boolean {
  if (initializer === undefined) return false;
  if (ts.isArrayLiteralExpression(initializer)) return initializer.elements.length === 0;
  if (!ts.isNewExpression(initializer)) return false;
  return /^(Weak)?(Map|Set)$/.test(initializer.expression.getText()) && (initializer.arguments ?? []).length === 0;
}
