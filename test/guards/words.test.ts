import ts from 'typescript';
import { projectFiles, readProjectFile } from './project-files';

const binary = /\.(png|gz|ico|woff2?)$/;
const texts = projectFiles().filter((file) => !binary.test(file) && !file.endsWith('package-lock.json'));
const code = texts.filter((file) => /\.(ts|tsx|mts|cjs|mjs)$/.test(file));

// Written in pieces, so that this file does not contain what it forbids.
const word = (...pieces: readonly string[]): string => pieces.join('');
const notTheProducts = new RegExp(
  [
    word('/wo', 'rk/'),
    word('/ro', 'ot/'),
    word('/ho', 'me/[a-z]+/'),
    word('/Us', 'ers/[A-Za-z]+/'),
    word('\\bsub', 'agents?\\b'),
    word('\\bC', 'EO\\b'),
    word('\\bcla', 'ude\\b'),
    word('\\banth', 'ropic\\b'),
    word('\\bchat', 'gpt\\b'),
    word('\\bco', 'pilot\\b'),
    word('language ', 'model'),
    word('\\bA', 'I[- ](assistant|generated|session)'),
    word('(this|another|previous|next) ', 'session\\b'),
    word('\\b(system|user) ', 'prompt\\b'),
    word('\\bthe ', 'brief\\b'),
  ].join('|'),
  'i',
);

const unfinished = new RegExp(
  `\\b(${['TO', 'FIX', 'HA', 'X'].map((start, index) => start + (['DO', 'ME', 'CK', 'XX'][index] ?? '')).join('|')})\\b`,
);

// In what ships, any key is a reference to somewhere else, save those of the product's own objects and names of standards; a
// test may speak of the issues of its site.
const ticket = /\b(?!(?:OBJ|TGT|UTF|ISO|SHA|AES|RFC|WCAG|BCP)-)[A-Z][A-Z]+-[0-9]+\b/;
const ticketAnywhere = /(^|\s)#[0-9]{2,}\b|\b(see|fixes|fixed in|closes|refs?|ticket|bug) [A-Z][A-Z]+-[0-9]+\b/i;
const date =
  /\b(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]\b|\b[0-3]?[0-9] (January|February|March|April|May|June|July|August|September|October|November|December) 20[0-9]{2}\b/;
const history = /\b(formerly|previously|renamed from|was moved|bug ?fix|fix for|hotfix|workaround for (#|[A-Z]+-))\b/i;

interface Comment {
  readonly place: string;
  readonly text: string;
}

function commentsOf(file: string): readonly Comment[] {
  const text = readProjectFile(file);
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.ES2022,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found = new Map<number, Comment>();
  const visit = (node: ts.Node): void => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ];
    for (const { pos, end } of ranges) {
      found.set(pos, {
        place: `${file}:${source.getLineAndCharacterOfPosition(pos).line + 1}`,
        text: text.slice(pos, end),
      });
    }
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return [...found.values()];
}

const comments = code.flatMap(commentsOf);
// A quoted value is an example, not a statement about when or why something was written.
const unquoted = (text: string): string => text.replace(/`[^`]*`|"[^"]*"/g, '');
const commentsWith = (pattern: RegExp, folder = /^/): readonly string[] =>
  comments
    .map(({ place, text }) => ({ place, text: unquoted(text) }))
    .filter(({ place, text }) => folder.test(place) && pattern.test(text))
    .map(({ place, text }) => `${place} ${pattern.exec(text)?.[0] ?? ''}`);

function linesWith(pattern: RegExp): readonly string[] {
  return texts.flatMap((file) =>
    readProjectFile(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${pattern.exec(line)?.[0] ?? ''}`] : [])),
  );
}

describe('the text of the project', () => {
  it('is found', () => {
    expect(comments.length).toBeGreaterThan(50);
  });

  it('speaks of the product alone, and of no place on one machine', () => {
    expect(linesWith(notTheProducts)).toEqual([]);
  });

  it('leaves nothing marked as unfinished', () => {
    expect(linesWith(unfinished)).toEqual([]);
  });

  it('cites no ticket in a comment', () => {
    expect([...commentsWith(ticket, /^(src|static)\//), ...commentsWith(ticketAnywhere)]).toEqual([]);
  });

  it('dates no comment', () => {
    expect(commentsWith(date)).toEqual([]);
  });

  it('tells no history in a comment', () => {
    expect(commentsWith(history)).toEqual([]);
  });
});
