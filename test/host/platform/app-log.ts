import { inspect } from 'node:util';
import type { PlatformLimits } from './limits';

/** One line that the app logged. */
export interface LogLine {
  readonly at: string;
  readonly function: string;
  readonly invocation: string;
  readonly level: string;
  readonly text: string;
}

const SECRETS: ReadonlyArray<readonly [RegExp, string]> = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/g, '$1 [redacted]'],
];

/** What a log line may show: neither addresses of people nor credentials. */
export function redact(text: string): string {
  return SECRETS.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), text);
}

/** The lines of one invocation, cut off where the platform would. */
export interface InvocationLog {
  write(
    level: string,
    args: readonly unknown[],
    elapsedMs: number,
  ): { readonly text: string; readonly bytes: number } | undefined;
}

/** Creates the log of one invocation. */
export function createInvocationLog(limits: PlatformLimits): InvocationLog {
  let lines = 0;
  let written = 0;
  return {
    write(level, args, elapsedMs) {
      const text = redact(
        args
          .map((arg) => (typeof arg === 'string' ? arg : inspect(arg, { depth: 4, breakLength: Infinity })))
          .join(' '),
      );
      const bytes = Buffer.byteLength(`${level} ${text}\n`);
      const allowedLines = limits.logLinesPerMinute * (Math.floor(elapsedMs / 60_000) + 1);
      if (lines >= allowedLines || written + bytes > limits.logBytes) return undefined;
      lines++;
      written += bytes;
      return { text, bytes };
    },
  };
}
