import { AdfError, parseAdf } from '../../host/confluence/adf-schema';

const doc = (...content: unknown[]) => ({ version: 1, type: 'doc', content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

const REFUSED: ReadonlyArray<readonly [string, unknown, string]> = [
  ['nothing', undefined, 'doc: not an object'],
  ['another root', { version: 1, type: 'paragraph', content: [] }, 'doc: type is "paragraph", not "doc"'],
  ['no version', { type: 'doc', content: [] }, 'doc: version is undefined, not 1'],
  ['text at the top', doc({ type: 'text', text: 'x' }), 'doc.content[0]: a text may not stand in a doc'],
  ['empty text', doc(paragraph({ type: 'text', text: '' })), 'doc.content[0].content[0]: text may not be empty'],
  ['an empty list', doc({ type: 'bulletList', content: [] }), 'doc.content[0]: a bulletList may not be empty'],
  [
    'a table in a table',
    doc({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'table', content: [] }] }] }],
    }),
    'doc.content[0].content[0].content[0].content[0]: a table may not stand in a tableCell',
  ],
  [
    'bare text in a cell',
    doc({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'text', text: 'x' }] }] }],
    }),
    'doc.content[0].content[0].content[0].content[0]: a text may not stand in a tableCell',
  ],
  ['a level beyond six', doc({ type: 'heading', attrs: { level: 7 } }), 'doc.content[0]: attrs.level is not 1 to 6'],
  [
    'a status without colour',
    doc(paragraph({ type: 'status', attrs: { text: 'x' } })),
    'doc.content[0].content[0]: a status needs attrs.color',
  ],
  [
    'a colour that is none',
    doc(paragraph({ type: 'status', attrs: { text: 'x', color: 'pink' } })),
    'doc.content[0].content[0]: attrs.color: "pink" is none of neutral, purple, blue, red, yellow, green',
  ],
  [
    'an unknown mark',
    doc(paragraph({ type: 'text', text: 'x', marks: [{ type: 'blink' }] })),
    'doc.content[0].content[0].marks[0]: mark blink is not modelled',
  ],
  [
    'a cell with widths for other columns than its own',
    doc({
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colwidth: [80, 90] }, content: [paragraph()] }] },
      ],
    }),
    'attrs.colwidth has no width for each of 1 columns, one of them above 0',
  ],
  [
    'a link to nowhere',
    doc(paragraph({ type: 'text', text: 'x', marks: [{ type: 'link' }] })),
    'doc.content[0].content[0].marks[0]: a link needs attrs.href',
  ],
];

describe('the document format', () => {
  it('takes what Atlassian products take', () => {
    const cell = {
      type: 'tableCell',
      attrs: { colspan: 2, colwidth: [80, 0] },
      content: [paragraph({ type: 'text', text: '41 %', marks: [{ type: 'strong' }] })],
    };
    const valid = doc(
      { type: 'table', attrs: { layout: 'default' }, content: [{ type: 'tableRow', content: [cell] }] },
      paragraph(),
    );
    expect(parseAdf(valid)).toEqual(valid);
  });

  it.each(REFUSED)('refuses %s and says where it stands', (_what, value, message) => {
    const attempt = () => parseAdf(value);
    expect(attempt).toThrow(AdfError);
    expect(attempt).toThrow(message);
  });
});
