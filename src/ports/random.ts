/** Chance. */
export interface Random {
  /** A fresh id: letters, digits and dashes. */
  id(): string;
}
