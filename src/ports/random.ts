/** Chance. */
export interface Random {
  /** A fresh id: letters, digits and dashes. */
  id(): string;
  /** A number from 0 up to but not including 1. */
  share(): number;
}
