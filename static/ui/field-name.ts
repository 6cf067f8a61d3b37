import { FIELD_TEXTS } from '../i18n/field-texts';
import { addTexts, t } from '../i18n/translate';

addTexts(FIELD_TEXTS);

type FieldKey = Extract<keyof typeof FIELD_TEXTS, `field.${string}`>;

const isFieldKey = (key: string): key is FieldKey => Object.hasOwn(FIELD_TEXTS, key);

/** What a property is called on screen; one that is new keeps the name it has in files. */
export function fieldName(field: string): string {
  const key = `field.${field}`;
  return isFieldKey(key) ? t(key) : field;
}
