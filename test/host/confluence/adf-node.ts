/** One node of an Atlassian document; the tree a page body and an export are made of. */
export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly marks?: readonly AdfMark[];
  readonly text?: string;
}

export interface AdfMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

export interface AdfDoc extends AdfNode {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly AdfNode[];
}

/** A document with nothing in it. */
export const EMPTY_DOC: AdfDoc = { version: 1, type: 'doc', content: [] };

/** A text node; ADF has no empty ones, so empty text is no node at all. */
export function text(value: string, ...marks: AdfMark[]): AdfNode[] {
  if (value === '') return [];
  return [marks.length > 0 ? { type: 'text', text: value, marks } : { type: 'text', text: value }];
}

/** A paragraph of plain text. */
export function paragraph(value: string): AdfNode {
  return { type: 'paragraph', content: text(value) };
}

/** A heading of plain text. */
export function heading(level: number, value: string): AdfNode {
  return { type: 'heading', attrs: { level }, content: text(value) };
}

/** The string attribute of a node, or undefined. */
export function stringAttr(node: AdfNode | AdfMark, name: string): string | undefined {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** The number attribute of a node, or undefined. */
export function numberAttr(node: AdfNode | AdfMark, name: string): number | undefined {
  const value = node.attrs?.[name];
  return typeof value === 'number' ? value : undefined;
}
