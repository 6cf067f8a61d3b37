import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Mistake } from '../../../src/contract/errors';
import { CallFailed } from '../../bridge/call-failed';
import { dropDraft, loadDraft, saveDraft } from '../../bridge/draft-store';
import { usePeople } from '../people';
import { fieldOf, mistakeText } from './form-mistakes';

/** What a form holds: everything as typed, so that a half-typed number is not lost. */
export type Values<F extends string> = Readonly<Record<F, string>>;

/** A record as it was when somebody began to change it. */
export interface Seen<F extends string> {
  readonly values: Values<F>;
  /** Null for something new. */
  readonly rev: number | null;
}

interface EntryFormOptions<F extends string> {
  readonly fields: readonly F[];
  /** Where the unsaved text is kept. */
  readonly draft: string;
  readonly seen: Seen<F>;
  /** What can be said without asking the app. */
  readonly check?: (values: Values<F>) => readonly Mistake[];
  readonly save: (values: Values<F>, rev: number | null) => Promise<unknown>;
  /** The record as it is now, after the app said that it changed. */
  readonly latest?: () => Promise<Seen<F> | undefined>;
  readonly onSaved: (values: Values<F>) => void;
}

export interface EntryForm<F extends string> {
  readonly root: RefObject<HTMLFormElement>;
  readonly values: Values<F>;
  readonly rev: number | null;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  /** The text was typed before and found again. */
  readonly isRestored: boolean;
  readonly failure: Error | null;
  /** Mistakes that belong to no field shown. */
  readonly general: readonly string[];
  /** Fields somebody else changed meanwhile; null when nobody did. */
  readonly theirs: readonly F[] | null;
  readonly set: (field: F, value: string) => void;
  /** Several at once, where one follows from another. */
  readonly setAll: (changed: Partial<Values<F>>) => void;
  readonly mistakeOf: (field: F) => string | null;
  /** Every mistake in a field that has parts. */
  readonly mistakesIn: (field: F) => readonly Mistake[];
  readonly submit: () => void;
  /** Takes over what others changed and keeps what was typed here. */
  readonly takeTheirs: () => void;
  /** Throws the unsaved text away. */
  readonly discard: () => void;
}

const BASE = '.base';
/** Numbers move all day and so do revisions; a change that touches no field is no reason to bother anybody. */
const QUIET_TRIES = 3;

function restored<F extends string>(
  options: EntryFormOptions<F>,
): { seen: Seen<F>; values: Values<F>; found: boolean } {
  const { fields, draft, seen } = options;
  const kept = loadDraft(draft);
  const base = loadDraft(draft + BASE);
  if (kept === null || base === null) return { seen, values: seen.values, found: false };
  const pick = (from: Readonly<Record<string, string>>): Values<F> =>
    fields.reduce<Values<F>>((all, field) => ({ ...all, [field]: from[field] ?? seen.values[field] }), seen.values);
  const rev = base['rev'] ?? '';
  return { seen: { values: pick(base), rev: rev === '' ? null : Number(rev) }, values: pick(kept), found: true };
}

/** The state of a form that saves one record: draft, mistakes at their fields, and what happens when others were faster. */
export function useEntryForm<F extends string>(options: EntryFormOptions<F>): EntryForm<F> {
  const { fields, draft } = options;
  const people = usePeople();
  const root = useRef<HTMLFormElement>(null);
  const [opened] = useState(() => restored(options));
  const [seen, setSeen] = useState(opened.seen);
  const [values, setValues] = useState(opened.values);
  const [isRestored, setRestored] = useState(opened.found);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [failure, setFailure] = useState<Error | null>(null);
  const [newer, setNewer] = useState<Seen<F> | null>(null);
  const [isSaving, setSaving] = useState(false);
  // State is only seen by the next render; a second Enter comes before it.
  const sending = useRef(false);
  const isChanged = fields.some((field) => values[field] !== seen.values[field]);

  useEffect(() => {
    if (mistakes.length > 0) root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [mistakes]);

  const keep = (next: Values<F>, base: Seen<F>): void => {
    if (fields.every((field) => next[field] === base.values[field])) forget();
    else {
      saveDraft(draft, next);
      saveDraft(draft + BASE, { ...base.values, rev: base.rev === null ? '' : String(base.rev) });
    }
  };
  const forget = (): void => {
    dropDraft(draft);
    dropDraft(draft + BASE);
  };
  const changedIn = (other: Seen<F>): readonly F[] =>
    fields.filter((field) => other.values[field] !== seen.values[field]);

  const send = async (): Promise<void> => {
    let { rev } = seen;
    for (let left = QUIET_TRIES; ; left -= 1) {
      try {
        await options.save(values, rev);
        return;
      } catch (error) {
        const isStale = error instanceof CallFailed && error.code === 'stale' && rev !== null;
        const latest = isStale ? await options.latest?.() : undefined;
        if (latest === undefined || left === 0) throw error;
        if (changedIn(latest).length > 0) {
          setNewer(latest);
          return Promise.reject(error);
        }
        rev = latest.rev;
      }
    }
  };

  const onFailed = (error: unknown): void => {
    const isNamed = error instanceof CallFailed && error.code === 'invalid' && error.details.length > 0;
    if (isNamed) setMistakes(error.details);
    else setFailure(error instanceof Error ? error : new Error(String(error)));
  };

  const submit = (): void => {
    if (sending.current) return;
    setFailure(null);
    setNewer(null);
    const own = options.check?.(values) ?? [];
    setMistakes(own);
    if (own.length > 0) return;
    sending.current = true;
    setSaving(true);
    send()
      .then(() => {
        forget();
        options.onSaved(values);
      }, onFailed)
      .finally(() => {
        sending.current = false;
        setSaving(false);
      });
  };

  const change = (next: Values<F>): void => {
    const touched = new Set(fields.filter((field) => next[field] !== values[field]));
    const isTouched = (path: string): boolean => {
      const field = fieldOf(fields, path);
      return field !== undefined && touched.has(field);
    };
    setValues(next);
    setMistakes((all) => all.filter(({ path }) => !isTouched(path)));
    keep(next, seen);
  };

  return {
    root,
    values,
    rev: seen.rev,
    isChanged,
    isSaving,
    isRestored: isRestored && isChanged,
    failure: newer === null ? failure : null,
    general: mistakes
      .filter(({ path }) => fieldOf(fields, path) === undefined)
      .map((one) =>
        [people.get(one.account ?? '')?.name, mistakeText(one)].filter((part) => part !== undefined).join(': '),
      ),
    theirs: newer === null ? null : changedIn(newer),
    set: (field, value) => change({ ...values, [field]: value }),
    setAll: (changed) => change({ ...values, ...changed }),
    mistakeOf: (field) => {
      const found = mistakes.find(({ path }) => fieldOf(fields, path) === field);
      return found === undefined ? null : mistakeText(found);
    },
    mistakesIn: (field) => mistakes.filter(({ path }) => fieldOf(fields, path) === field),
    submit,
    takeTheirs: () => {
      if (newer === null) return;
      const merged = fields.reduce<Values<F>>(
        (all, field) => (values[field] === seen.values[field] ? { ...all, [field]: newer.values[field] } : all),
        values,
      );
      setValues(merged);
      setSeen(newer);
      setNewer(null);
      keep(merged, newer);
    },
    discard: () => {
      forget();
      setRestored(false);
      setValues(options.seen.values);
      setSeen(options.seen);
      setMistakes([]);
      setFailure(null);
      setNewer(null);
    },
  };
}
