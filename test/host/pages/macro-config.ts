/** What `view.submit` of a macro's configuration may hold besides `config` (Forge manifest reference, macro). */
const KNOWN = new Set(['config', 'body', 'keepEditing']);

/**
 * The configuration a macro's editor submitted, or why Confluence refuses it: only flat values and flat arrays are kept,
 * and null is none of them.
 */
export function parseMacroConfig(
  submitted: unknown,
): { readonly config: Readonly<Record<string, unknown>> } | { readonly refused: string } {
  if (!isRecord(submitted)) return { refused: 'a macro submits { config }' };
  const unknown = Object.keys(submitted).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) return { refused: `"${unknown}" is not part of what a macro submits` };
  if (submitted['body'] !== undefined) return { refused: 'a macro without layout "bodied" has no body' };
  const config = submitted['config'];
  if (!isRecord(config)) return { refused: 'config is not an object' };
  const bad = Object.entries(config).find(([, value]) => !isKept(value));
  return bad ? { refused: `config.${bad[0]} is null, nested too deep or not JSON` } : { config };
}

function isKept(value: unknown): boolean {
  if (Array.isArray(value))
    return value.every((item) => isFlat(item) || (isRecord(item) && Object.values(item).every(isFlat)));
  return isRecord(value) ? Object.values(value).every(isFlat) : isFlat(value);
}

function isFlat(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
