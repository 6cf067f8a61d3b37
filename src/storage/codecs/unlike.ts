import { same } from '../../domain/strategy-file/same';

/** The properties whose value is not the default; what is left out is read back as the default. */
export const unlike = (values: object, defaults: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => !same(value, defaults[name])));
