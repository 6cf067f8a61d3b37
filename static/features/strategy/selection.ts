/** What the drawer shows. */
export interface Selection {
  readonly kind: 'objective' | 'target';
  readonly key: string;
}
