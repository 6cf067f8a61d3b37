/** What the app says about itself. Fields are numbers, codes and ids of ours; never names, titles or values people entered. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}
