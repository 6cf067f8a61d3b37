import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { filesIn, PROJECT_ROOT, projectFiles, readProjectFile } from './project-files';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readProjectFile('package.json')));
const documents = projectFiles().filter((file) => file.endsWith('.md'));

// npm's own commands, which need no script.
const npmCommands = new Set(['ci', 'install', 'run', 'test', 'start']);

function commandsIn(file: string): readonly string[] {
  const text = readProjectFile(file);
  return [...text.matchAll(/\bnpm (run )?([a-z][a-z:-]*)/g)].map(([, run, name]) =>
    run === undefined ? (name ?? '') : `run ${name}`,
  );
}

function linksIn(file: string): readonly string[] {
  const text = readProjectFile(file).replace(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)/g)].map(([, target]) => target ?? '');
}

describe('documents', () => {
  it('name only commands that exist', () => {
    const unknown = documents.flatMap((file) =>
      commandsIn(file)
        .filter((command) => {
          const script = command.replace('run ', '');
          return scripts[script] === undefined && (command.startsWith('run ') || !npmCommands.has(command));
        })
        .map((command) => `${file}: npm ${command}`),
    );
    expect(unknown).toEqual([]);
  });

  it('link only to what is there', () => {
    const broken = documents.flatMap((file) =>
      linksIn(file)
        .filter((link) => !existsSync(path.join(PROJECT_ROOT, path.dirname(file), link)))
        .map((link) => `${file}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('start with the two commands', () => {
    const readme = readProjectFile('README.md');
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });
});

describe('package.json', () => {
  it('runs files that exist', () => {
    const named = Object.values(scripts).flatMap((script) =>
      [...script.matchAll(/(?:^|\s)((?:test|static|src)\/[\w./-]+\.\w+)/g)].map(([, file]) => file ?? ''),
    );
    expect(named.filter((file) => !existsSync(path.join(PROJECT_ROOT, file)))).toEqual([]);
  });

  it('keeps the official Forge tooling in a package of its own', () => {
    expect(filesIn('test/deploy-check', 'package.json', 'package-lock.json')).toHaveLength(2);
    expect(readProjectFile('package.json')).not.toContain('"@forge/cli"');
  });
});
