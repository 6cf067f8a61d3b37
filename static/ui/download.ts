/** Saves a text as a file on the reader's machine. */
function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The browser has taken the address by the next turn; freeing it at once would cancel the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

export const downloadJson = (name: string, value: unknown): void =>
  download(name, JSON.stringify(value, null, 2), 'application/json');

export const downloadTable = (name: string, text: string): void => download(name, text, 'text/csv;charset=utf-8');
