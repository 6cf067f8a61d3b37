import { statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT, projectFiles, readProjectFile } from './project-files';
import { parseSource } from './syntax';

const MAX_SOURCE_LINES = 300;
const MAX_TEST_LINES = 400;
const MAX_FILE_BYTES = 1_000_000;

const files = projectFiles();
const code = files.filter((file) => /^(src|static|test)\/.*\.(ts|tsx|mts|cjs|mjs)$/.test(file));
const isTest = (file: string): boolean => /\.(test|e2e)\.tsx?$/.test(file);
const linesOf = (file: string): number => readProjectFile(file).split('\n').length - 1;

const topLevel = new Set([
  'src',
  'static',
  'test',
  '.ci',
  'manifest.yml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'LICENSE',
  '.editorconfig',
  '.gitignore',
  '.npmrc',
  '.prettierignore',
  '.prettierrc.json',
]);

// Names that say nothing about what is inside.
const emptyNames = /(^|-)(utils?|helpers?|common|misc|shared|constants|types|stuff|manager)$/;

describe('files', () => {
  it('stand on the agreed top level', () => {
    const tops = new Set(files.map((file) => file.split('/')[0] ?? ''));
    expect([...tops].filter((top) => !topLevel.has(top))).toEqual([]);
  });

  it(`hold at most ${MAX_SOURCE_LINES} lines, tests ${MAX_TEST_LINES}`, () => {
    const long = code.filter((file) => linesOf(file) > (isTest(file) ? MAX_TEST_LINES : MAX_SOURCE_LINES));
    expect(long.map((file) => `${file}: ${linesOf(file)} lines`)).toEqual([]);
  });

  it('are named in kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
    const wrong = code.flatMap((file) =>
      file
        .split('/')
        .filter((part) => !kebab.test(part))
        .map(() => file),
    );
    expect(wrong).toEqual([]);
  });

  it('are named after their one concept', () => {
    expect(code.filter((file) => emptyNames.test(path.basename(file).split('.')[0] ?? ''))).toEqual([]);
  });

  it('are no barrels', () => {
    const barrels = code
      .filter((file) => /\.tsx?$/.test(file) && file !== 'src/index.ts')
      .filter((file) => {
        const { statements } = parseSource(file);
        return (
          statements.length > 0 &&
          statements.every((each) => ts.isExportDeclaration(each) && each.moduleSpecifier !== undefined)
        );
      });
    expect(barrels).toEqual([]);
  });

  it('are small enough to review', () => {
    expect(files.filter((file) => statSync(path.join(PROJECT_ROOT, file)).size > MAX_FILE_BYTES)).toEqual([]);
  });
});
