import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { load } from 'cheerio';
import { contentTypeOf, HTML_TYPE, TEXT_TYPE } from './content-type';
import { customUiPolicy } from './csp';
import type { AppManifest, UiResource } from './app-manifest';

/** Where the bridge script of the site is, seen from any document of a resource. */
export const BRIDGE_PATH = '/_app/global-bridge.js';

export interface AppFile {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Path of a resource's file under its version, e.g. `/_app/3f2a…/ui/panel.html`. */
export type AppPaths = (resource: UiResource, file: string) => Promise<string>;

/** The built front end as Atlassian's CDN would serve it. */
export interface AppFiles {
  /** Paths of the current version, read once: for as long as it takes to make one page. */
  paths(): AppPaths;
  /** The file behind a path; 404 for anything outside a resource, 503 when nothing is built. */
  serve(pathname: string, siteOrigin: string): Promise<AppFile>;
}

const NOT_BUILT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built</title></head>
<body><main><h2>The front end is not built</h2><p>Run <code>npm run build</code>, then reload.</p></main></body></html>`;

/** The resources of the manifest from the folder that holds them. */
export function createAppFiles(manifest: AppManifest, appRoot: string, siteOffsetMs: () => number): AppFiles {
  const rootOf = (resource: UiResource) => join(appRoot, resource.path);
  /** The newest version of a folder that a page was made with. */
  const newest = new Map<string, Version>();
  const look = async (root: string): Promise<string> => {
    const version = await versionOf(root);
    newest.set(root, version);
    return version.name;
  };
  // A page asks for dozens of files: they are compared with what its version was, and the folder is not read for each.
  const isAsIn = async (root: string, name: string, file: string): Promise<boolean> => {
    const known = newest.get(root);
    if (known?.name !== name) return name === (await look(root));
    return known.marks.get(file) === (await markOf(file));
  };
  return {
    paths: () => {
      const versions = new Map<string, Promise<string>>();
      return async (resource, file) => {
        const version = versions.get(resource.key) ?? look(rootOf(resource));
        versions.set(resource.key, version);
        return `/_app/${await version}/${resource.key}/${file}`;
      };
    },
    serve: async (pathname, siteOrigin) => {
      const [, , version = '', key = '', ...rest] = pathname.split('/');
      const resource = manifest.resources.find((candidate) => candidate.key === key);
      if (!resource) return text(404, 'No such resource');
      const root = rootOf(resource);
      if (!(await isFolder(root)))
        return page(503, NOT_BUILT, customUiPolicy(NOT_BUILT, manifest.permissions, siteOrigin));
      const file = await fileIn(root, rest);
      if (file === undefined) return text(404, 'No such file');
      const content = await readFile(file);
      if (file.endsWith('.html')) return document(content.toString(), manifest, siteOrigin, siteOffsetMs());
      const current = await isAsIn(root, version, file);
      return {
        status: 200,
        headers: {
          'content-type': contentTypeOf(file),
          // A version's files never change; what is asked for under an old version may.
          'cache-control': current ? 'public, max-age=31536000, immutable' : 'no-store',
          'x-content-type-options': 'nosniff',
        },
        body: content,
      };
    },
  };
}

/** The bridge comes first in `<head>`, where `forge deploy` puts Atlassian's own. */
function document(source: string, manifest: AppManifest, siteOrigin: string, offsetMs: number): AppFile {
  const $ = load(source);
  $('head').prepend(`<script src="${BRIDGE_PATH}" data-site-offset-ms="${Math.round(offsetMs)}"></script>`);
  const body = $.html();
  return page(200, body, customUiPolicy(body, manifest.permissions, siteOrigin));
}

function page(status: number, body: string, policy: string): AppFile {
  return {
    status,
    headers: {
      'content-type': HTML_TYPE,
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}

function text(status: number, body: string): AppFile {
  return { status, headers: { 'content-type': TEXT_TYPE, 'cache-control': 'no-store' }, body };
}

/** The real path of a file that lies in the folder, whatever the segments say. */
async function fileIn(root: string, segments: readonly string[]): Promise<string | undefined> {
  const names = segments.map(decodeSegment);
  if (names.some((name) => name === undefined || name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)))
    return undefined;
  try {
    const [realRoot, file] = await Promise.all([realpath(root), realpath(join(root, ...names.map(String)))]);
    return file.startsWith(realRoot + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    // Whatever cannot be resolved is not there.
    return undefined;
  }
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A malformed escape names no file.
    return undefined;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

interface Version {
  readonly name: string;
  /** Each file by its real path, with what stands for its content. */
  readonly marks: ReadonlyMap<string, string>;
}

/** Size and time of a file stand for its content: a rebuild changes them. */
async function markOf(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file);
  return `${size} ${mtimeMs}`;
}

async function versionOf(folder: string): Promise<Version> {
  if (!(await isFolder(folder))) return { name: 'none', marks: new Map() };
  const root = await realpath(folder);
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const marks = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file, await markOf(file)] as const;
    }),
  );
  const lines = marks.map(([file, mark]) => `${relative(root, file)} ${mark}`).sort();
  return {
    name: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12),
    marks: new Map(marks),
  };
}
