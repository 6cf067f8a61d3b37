import type { Log } from '../ports/log';

/** One JSON line an entry: cheap to search, and the platform bills logs by size. */
export const consoleLog: Log = {
  info: (event, fields = {}) => console.log(JSON.stringify({ event, ...fields })),
  error: (event, fields = {}) => console.error(JSON.stringify({ event, ...fields })),
};
