/** Saves a value as a JSON file on the reader's machine. */
export function downloadJson(name: string, value: unknown): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The browser has taken the address by the next turn; freeing it at once would cancel the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
