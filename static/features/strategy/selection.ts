/** What the drawer shows, and what is being done there. */
export interface Selection {
  readonly kind: 'objective' | 'target' | 'cycle';
  readonly key: string;
  readonly doing?: 'edit' | 'check-in' | 'close';
  /** The field to start at when editing. */
  readonly field?: string;
}
