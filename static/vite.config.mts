import { defineConfig } from 'vite';
import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';

/** One page for each resource of the manifest; `build.cjs` lays them out. */
export const PAGES = ['panel', 'strategy', 'settings', 'macro', 'macro-config'];

const here = import.meta.dirname;

export default defineConfig({
  root: resolve(here, 'pages'),
  publicDir: false,
  // Forge serves the folder under a versioned path.
  base: './',
  plugins: [react()],
  resolve: {
    alias: [
      // The gate client is never initialised in a Forge app, so the answer is always the default; the real one is 30 KB gzip.
      {
        find: /^@atlaskit\/feature-gate-js-client(\/feature-gates)?$/,
        replacement: resolve(here, 'stubs/feature-gates.ts'),
      },
      // Reachable only through AppProvider, which these pages do not use: the host page sets the theme.
      {
        find: /^(@atlaskit\/tokens|\.\.)\/artifacts\/theme-import-map$/,
        replacement: resolve(here, 'stubs/theme-import-map.ts'),
      },
      { find: /^@atlaskit\/tokens\/set-global-theme$/, replacement: resolve(here, 'stubs/set-global-theme.ts') },
    ],
  },
  build: {
    target: 'es2022',
    write: false,
    modulePreload: { polyfill: false },
    // The default Content-Security-Policy has no `data:` for fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: Object.fromEntries(PAGES.map((page) => [page, resolve(here, 'pages', `${page}.html`)])),
    },
  },
});
