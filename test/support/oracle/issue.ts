import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** An issue as Jira answers it, as far as a number depends on it. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>> & {
    readonly project: { readonly id: string; readonly key: string; readonly name: string };
    readonly status: { readonly id?: string; readonly statusCategory: { readonly key: string } };
    readonly resolution?: { readonly name: string } | null;
    readonly parent?: { readonly id: string; readonly key: string } | null;
    readonly fixVersions?: ReadonlyArray<{ readonly id: string; readonly name: string }>;
    readonly components?: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  };
}

/** The issues of site files, plain or gzipped, one JSON object per line. */
export function readIssues(files: readonly string[]): readonly Issue[] {
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Issue);
  });
}
