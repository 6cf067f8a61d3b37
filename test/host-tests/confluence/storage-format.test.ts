import type { AdfDoc, AdfNode } from '../../host/confluence/adf-node';
import { macroNode, macrosOf, STRATEGY_TABLE, withMacroConfig, withoutMacro } from '../../host/confluence/macro-node';
import { NotModelledError } from '../../host/confluence/not-modelled';
import { fromStorage } from '../../host/confluence/storage-read';
import { toStorage } from '../../host/confluence/storage-write';

const doc = (...content: AdfNode[]): AdfDoc => ({ version: 1, type: 'doc', content });
const words = (text: string, ...marks: string[]): AdfNode =>
  marks.length > 0 ? { type: 'text', text, marks: marks.map((type) => ({ type })) } : { type: 'text', text };
const line = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });

const DOCUMENTS: ReadonlyArray<readonly [string, AdfDoc]> = [
  [
    'text with marks and characters that mean something to XML',
    doc(line(words('a < b & "c" '), words('bold', 'strong'), words('both', 'strong', 'em'))),
  ],
  [
    'headings, rules and breaks',
    doc(
      { type: 'heading', attrs: { level: 3 }, content: [words('Title')] },
      { type: 'rule' },
      line(words('a'), { type: 'hardBreak' }, words('b')),
    ),
  ],
  [
    'lists in lists',
    doc({
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            line(words('one')),
            { type: 'orderedList', content: [{ type: 'listItem', content: [line(words('two'))] }] },
          ],
        },
      ],
    }),
  ],
  [
    'tables with spans',
    doc({
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', attrs: { colspan: 2 }, content: [line(words('h'))] },
            { type: 'tableCell', attrs: {}, content: [line(words('c'))] },
          ],
        },
      ],
    }),
  ],
  [
    'panels, code and statuses',
    doc(
      { type: 'panel', attrs: { panelType: 'info' }, content: [line(words('note'))] },
      { type: 'codeBlock', attrs: { language: 'js' }, content: [words('if (a < b) x = "]]>";')] },
      line({ type: 'status', attrs: { text: 'AT RISK', color: 'yellow' } }),
    ),
  ],
  [
    'links, dates and mentions',
    doc(
      line(
        { type: 'text', text: 'site', marks: [{ type: 'link', attrs: { href: 'https://example.com/?a=1&b=2' } }] },
        { type: 'date', attrs: { timestamp: '1800000000000' } },
        { type: 'mention', attrs: { id: 'ada' } },
      ),
    ),
  ],
  [
    'a macro with its configuration',
    doc(
      macroNode(STRATEGY_TABLE, 'm1', {
        objectives: ['OBJ-1', 'OBJ-2'],
        showClosed: false,
        depth: 2,
        'kebab-key': 'kept',
      }),
    ),
  ],
];

describe('the storage format', () => {
  it.each(DOCUMENTS)('gives back %s', (_what, document) => {
    const again = fromStorage(toStorage(document));
    const dates = JSON.stringify(document).replace('1800000000000', String(Date.parse('2027-01-15')));
    expect(again).toEqual(JSON.parse(dates));
  });

  it('keeps a macro as Confluence does, under an extension of the app', () => {
    const storage = toStorage(doc(macroNode(STRATEGY_TABLE, 'm1', { depth: 2 })));
    expect(storage).toContain('<ac:adf-extension><ac:adf-node type="extension">');
    expect(storage).toContain('<ac:adf-attribute key="extension-type">com.atlassian.ecosystem</ac:adf-attribute>');
    expect(storage).toContain('<ac:adf-parameter key="local-id">m1</ac:adf-parameter>');
    expect(storage).toContain(
      '<ac:adf-parameter key="guest-params" type="object"><ac:adf-parameter key="depth" type="number">2</ac:adf-parameter>',
    );
  });

  it('refuses by name what it does not know', () => {
    expect(() => fromStorage('<p><ac:image /></p>')).toThrow(new NotModelledError('the storage element <ac:image>'));
    expect(() => toStorage(doc({ type: 'expand', content: [line()] }))).toThrow(
      new NotModelledError('storage format of the ADF node expand'),
    );
  });
});

describe('macros of a document', () => {
  const document = doc(
    line(words('x')),
    macroNode(STRATEGY_TABLE, 'm1', {}),
    macroNode(STRATEGY_TABLE, 'm2', { objectives: ['OBJ-9'] }),
  );

  it('are found in reading order with their configuration', () => {
    expect(macrosOf(document)).toEqual([
      { localId: 'm1', moduleKey: 'strategy-table', title: 'Strategy table', config: {} },
      { localId: 'm2', moduleKey: 'strategy-table', title: 'Strategy table', config: { objectives: ['OBJ-9'] } },
    ]);
  });

  it('are configured and removed one by one', () => {
    const changed = withMacroConfig(document, 'm1', { objectives: ['OBJ-1'] });
    expect(macrosOf(changed).map(({ config }) => config)).toEqual([
      { objectives: ['OBJ-1'] },
      { objectives: ['OBJ-9'] },
    ]);
    expect(macrosOf(withoutMacro(changed, 'm2')).map(({ localId }) => localId)).toEqual(['m1']);
  });
});
