import { SHARED_TEXTS, type Message, type MessageKey } from './messages';
import { currentLocale } from './locale';
import { formatCount } from './numbers';
import { withSiteWords } from './site-words';

type Values = Readonly<Record<string, string | number>>;

const texts = new Map<string, Message>(Object.entries(SHARED_TEXTS));

/** Adds the texts that only some pages have; they say so before they show anything. */
export function addTexts(more: Readonly<Record<string, Message>>): void {
  for (const [key, message] of Object.entries(more)) texts.set(key, message);
}

function chosen(message: Message, values: Values): string {
  if (typeof message === 'string') return message;
  const count = values['count'];
  const rule = new Intl.PluralRules(currentLocale()).select(typeof count === 'number' ? count : 0);
  return rule === 'one' ? message.one : message.other;
}

/** The text for a key, with `{name}` filled in; a message with plural forms goes by `count`. */
export function t(key: MessageKey, values: Values = {}): string {
  return withSiteWords(key, chosen(texts.get(key) ?? key, values)).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatCount(value) : value;
  });
}
