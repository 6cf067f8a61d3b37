import { extname } from 'node:path';

export const HTML_TYPE = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';
export const SCRIPT_TYPE = 'text/javascript; charset=utf-8';
export const TEXT_TYPE = 'text/plain; charset=utf-8';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': HTML_TYPE,
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': SCRIPT_TYPE,
  '.json': JSON_TYPE,
  '.map': JSON_TYPE,
  '.mjs': SCRIPT_TYPE,
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': TEXT_TYPE,
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The content type that goes with a file's name. */
export function contentTypeOf(file: string): string {
  return TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
}
