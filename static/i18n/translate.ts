import { MESSAGES, type Message, type MessageKey } from './messages';
import { currentLocale } from './locale';
import { formatCount } from './numbers';
import { withSiteWords } from './site-words';

type Values = Readonly<Record<string, string | number>>;

function chosen(message: Message, values: Values): string {
  if (typeof message === 'string') return message;
  const count = values['count'];
  const rule = new Intl.PluralRules(currentLocale()).select(typeof count === 'number' ? count : 0);
  return rule === 'one' ? message.one : message.other;
}

const texts = new Map<string, Message>(Object.entries(MESSAGES));

/** Makes the texts of a part of a page known; the part does so before it is drawn. */
export function addTexts(more: Readonly<Record<string, Message>>): void {
  for (const [key, message] of Object.entries(more)) texts.set(key, message);
}

/** The text for a key, with `{name}` filled in; a message with plural forms goes by `count`. */
export function t(key: MessageKey, values: Values = {}): string {
  return withSiteWords(key, chosen(texts.get(key) ?? key, values)).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatCount(value) : value;
  });
}
