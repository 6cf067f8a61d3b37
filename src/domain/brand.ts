/** A primitive that has passed its parser. The only way to make one is the parser beside the type. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** Marks a value that its caller has just checked. Used by parsers and codecs only. */
export function branded<B>(value: string | number): B {
  return value as B;
}
