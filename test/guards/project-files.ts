import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const PROJECT_ROOT = path.join(__dirname, '..', '..');

/** Every file of the project as git sees it, new ones included, ignored ones not. */
export function projectFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', args, { cwd: PROJECT_ROOT, encoding: 'utf8' });
  return [...new Set(listed.split('\0'))]
    .filter((file) => file !== '' && existsSync(path.join(PROJECT_ROOT, file)))
    .sort();
}

export function readProjectFile(file: string): string {
  return readFileSync(path.join(PROJECT_ROOT, file), 'utf8');
}

/** Project files below a folder, with one of the endings. */
export function filesIn(folder: string, ...endings: readonly string[]): readonly string[] {
  return projectFiles().filter(
    (file) => file.startsWith(`${folder}/`) && endings.some((ending) => file.endsWith(ending)),
  );
}
