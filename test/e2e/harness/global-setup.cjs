const { execFileSync, spawn } = require('node:child_process');
const path = require('node:path');

// Jest says NODE_ENV=test, which would build the pages with React's development code.
const { NODE_ENV: _mode, ...env } = process.env;
const project = path.join(__dirname, '..', '..', '..');

/** Builds the pages when stale and starts the browser; tests connect to it by its address. */
module.exports = async () => {
  execFileSync(process.execPath, ['static/build.cjs', '--if-stale'], {
    cwd: project,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'browser-server.ts')], {
    cwd: project,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  process.env.E2E_BROWSER = await new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('exit', (code) => reject(new Error(`the browser did not start (exit ${code})`)));
  });
  globalThis.browserServer = child;
};
