import type { z } from 'zod';
import type { Mistake } from '../../domain/mistake';

type Segment = PropertyKey;

const LONGEST_QUOTE = 60;
const PLAIN_NAME = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** A name or value as it stands in the file, cut where it would drown the message. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value);
}

/** `objectives[2].parent`; names that are no identifiers are quoted, `settings["my key"]`. */
export function pathText(segments: readonly Segment[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === 'number') return `${path}[${segment}]`;
    const name = String(segment);
    if (!PLAIN_NAME.test(name) || name.length > LONGEST_QUOTE) return `${path}[${quoted(name)}]`;
    return path === '' ? name : `${path}.${name}`;
  }, '');
}

/** What a person would call the thing at the path: its last name. */
function subjectOf(segments: readonly Segment[]): string {
  const last = segments.at(-1);
  if (last === undefined) return 'The file';
  return typeof last === 'number' ? `Entry ${last}` : pathText([last]);
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** The kind of a JSON value in words. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number too large to keep';
  return WANTED[typeof value] ?? typeof value;
}

function messageOf(issue: z.core.$ZodIssue, subject: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `${subject} is missing.`
        : `${subject} must be ${WANTED[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}.`;
    case 'invalid_value':
      return issue.input === undefined
        ? `${subject} is missing.`
        : `${subject} must be ${oneOf(issue.values)}, not ${shown(issue.input)}.`;
    case 'too_big':
      return `${subject} must be at most ${issue.maximum}${unitOf(issue.origin)}.`;
    case 'too_small':
      return `${subject} must be at least ${issue.minimum}${unitOf(issue.origin)}.`;
    case 'custom':
      return ruleMessage(issue.message, subject, issue.input);
    default:
      return `${subject} is not valid.`;
  }
}

/** Rules of our own: a whole sentence, or words that follow the subject. */
function ruleMessage(rule: string, subject: string, input: unknown): string {
  if (rule.endsWith('.')) return rule;
  return rule.startsWith('must be ') ? `${subject} ${rule}, not ${shown(input)}.` : `${subject} ${rule}.`;
}

const unitOf = (origin: string): string =>
  origin === 'string' ? ' characters long' : origin === 'array' ? ' entries long' : '';

const shown = (value: unknown): string =>
  typeof value === 'string' ? quoted(value) : typeof value === 'number' ? String(value) : kindOf(value);

function oneOf(values: readonly unknown[]): string {
  const words = values.map((value) => shown(value));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** Mistakes of one part of the file, at `base`. */
export function mistakesOf(base: readonly Segment[], issues: readonly z.core.$ZodIssue[]): readonly Mistake[] {
  return issues.flatMap((issue): readonly Mistake[] => {
    const at = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...at, key]),
        message: `${quoted(key)} is not a property of a strategy file here; remove it or mend its name.`,
      }));
    }
    if (issue.code === 'invalid_union' && issue.discriminator !== undefined) {
      return [{ path: pathText(at), message: unionMessage(issue, subjectOf(at)) }];
    }
    return [{ path: pathText(at), message: messageOf(issue, subjectOf(at)) }];
  });
}

function unionMessage(issue: z.core.$ZodIssueInvalidUnion, subject: string): string {
  const options: unknown = 'options' in issue ? issue.options : undefined;
  return Array.isArray(options) ? `${subject} must be ${oneOf(options)}.` : `${subject} is not valid.`;
}
