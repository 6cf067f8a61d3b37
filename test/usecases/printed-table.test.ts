import { openSite, strategyOf, USER, withStrategy } from '../support/site';

interface Node {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: { readonly text?: string };
  readonly content?: readonly Node[];
}

/** What stands in a node, line by line. */
function linesOf(node: Node): string {
  if (node.type === 'hardBreak') return '\n';
  return node.text ?? node.attrs?.text ?? (node.content ?? []).map(linesOf).join('');
}
const rowsOf = ({ content = [] }: Node): readonly (readonly string[])[] =>
  (content[0]?.content ?? []).map(({ content: cells = [] }) =>
    cells.map((cell) => linesOf(cell).replace(/\u00a0/g, ' ')),
  );

it('prints under each heading only what that heading says', async () => {
  const site = await openSite([
    { id: 1, key: 'ONE-1', category: 'done' },
    { id: 2, key: 'ONE-2' },
  ]);
  const links = [{ issue: 'ONE-1' }, { issue: 'ONE-2' }];
  await withStrategy(
    site,
    strategyOf([
      { key: 'TGT-1', links },
      { key: 'TGT-2', links: [] },
    ]),
  );
  const extensionPayload = { config: { objectives: ['OBJ-2'] } };
  const printed = await site.host.callFunction('export-table', 'strategy-table', { extensionPayload }, USER);
  await site.close();
  const [heads, objective, target] = rowsOf(printed as Node);
  expect(heads).toEqual(['Objective and target', 'Target', 'Actual', 'Expected', 'Variance', 'Status', 'As of']);
  // How much of it is measured is said of the objective itself: it has no target value.
  expect(objective?.slice(0, 3)).toEqual([expect.stringMatching(/\nOBJ-2\n1 of 2 measured$/), '–', '50 %']);
  expect(target?.slice(0, 3)).toEqual([expect.stringMatching(/\nTGT-1$/), '100 %', '50 %']);
});
