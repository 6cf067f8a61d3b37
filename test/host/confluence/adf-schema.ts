import type { AdfDoc, AdfMark, AdfNode } from './adf-node';

/** What is wrong with a document, and where in it. */
export class AdfError extends Error {
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
    this.name = 'AdfError';
  }
}

const INLINE = ['text', 'hardBreak', 'mention', 'emoji', 'date', 'status', 'inlineCard', 'inlineExtension'];
const LEAF_BLOCKS = ['paragraph', 'heading', 'rule', 'codeBlock', 'blockCard', 'extension'];
const LISTS = ['bulletList', 'orderedList', 'taskList', 'decisionList'];
const NON_NESTABLE = [...LEAF_BLOCKS, ...LISTS, 'panel', 'blockquote'];
const TOP = [...NON_NESTABLE, 'table', 'expand', 'layoutSection', 'bodiedExtension'];

/**
 * Which nodes may stand in which, from the Atlassian Document Format structure reference
 * (developer.atlassian.com, "Document structure"); nodes absent here are not modelled and are refused by name.
 */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  doc: TOP,
  paragraph: INLINE,
  heading: INLINE,
  codeBlock: ['text'],
  blockquote: ['paragraph', ...LISTS.slice(0, 2), 'codeBlock'],
  panel: ['paragraph', 'heading', 'rule', 'codeBlock', 'blockCard', ...LISTS],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'codeBlock', 'bulletList', 'orderedList'],
  taskList: ['taskItem', 'taskList'],
  taskItem: INLINE,
  decisionList: ['decisionItem'],
  decisionItem: INLINE,
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  tableCell: [...NON_NESTABLE, 'nestedExpand'],
  tableHeader: [...NON_NESTABLE, 'nestedExpand'],
  expand: [...NON_NESTABLE, 'table', 'nestedExpand'],
  nestedExpand: NON_NESTABLE,
  layoutSection: ['layoutColumn'],
  layoutColumn: [...NON_NESTABLE, 'table', 'expand', 'bodiedExtension'],
  bodiedExtension: [...NON_NESTABLE, 'table'],
};

/** Nodes that may not be empty, by the same reference. */
const NEEDS_CONTENT = new Set([
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'decisionList',
  'table',
  'tableRow',
  'panel',
  'blockquote',
  'expand',
  'nestedExpand',
  'layoutColumn',
  'bodiedExtension',
]);

const NEEDED_ATTRS: Readonly<Record<string, readonly string[]>> = {
  heading: ['level'],
  panel: ['panelType'],
  status: ['text', 'color'],
  date: ['timestamp'],
  mention: ['id'],
  emoji: ['shortName'],
  extension: ['extensionType', 'extensionKey'],
  inlineExtension: ['extensionType', 'extensionKey'],
  bodiedExtension: ['extensionType', 'extensionKey'],
};

const MARKS = new Set([
  'strong',
  'em',
  'code',
  'strike',
  'underline',
  'subsup',
  'textColor',
  'backgroundColor',
  'link',
  'alignment',
  'indentation',
  'breakout',
]);
const STATUS_COLOURS = ['neutral', 'purple', 'blue', 'red', 'yellow', 'green'];
const PANEL_TYPES = ['info', 'note', 'tip', 'success', 'warning', 'error', 'custom'];

/** The document, or an {@link AdfError} that names the first node an Atlassian product would refuse. */
export function parseAdf(value: unknown): AdfDoc {
  if (!isRecord(value)) throw new AdfError('doc', 'not an object');
  if (value['type'] !== 'doc') throw new AdfError('doc', `type is ${JSON.stringify(value['type'])}, not "doc"`);
  if (value['version'] !== 1) throw new AdfError('doc', `version is ${JSON.stringify(value['version'])}, not 1`);
  if (!Array.isArray(value['content'])) throw new AdfError('doc', 'content is not an array');
  return { version: 1, type: 'doc', content: parseChildren(value['content'], 'doc', 'doc') };
}

function parseChildren(content: readonly unknown[], parent: string, path: string): AdfNode[] {
  return content.map((child, index) => parseNode(child, parent, `${path}.content[${index}]`));
}

function parseNode(value: unknown, parent: string, path: string): AdfNode {
  if (!isRecord(value)) throw new AdfError(path, 'not an object');
  const type = value['type'];
  if (typeof type !== 'string') throw new AdfError(path, 'has no type');
  if (!(CHILDREN[parent] ?? []).includes(type)) throw new AdfError(path, `a ${type} may not stand in a ${parent}`);
  const attrs = parseAttrs(type, value['attrs'], path);
  const marks = parseMarks(value['marks'], path);
  const node: AdfNode = { type, ...(attrs && { attrs }), ...(marks && { marks }) };
  if (type === 'text') return { ...node, text: parseText(value['text'], path) };
  const allowed = CHILDREN[type];
  const content = value['content'];
  if (allowed === undefined) {
    if (content !== undefined) throw new AdfError(path, `a ${type} has no content`);
    return node;
  }
  if (content === undefined && !NEEDS_CONTENT.has(type)) return node;
  if (!Array.isArray(content)) throw new AdfError(path, `content of a ${type} is not an array`);
  if (content.length === 0 && NEEDS_CONTENT.has(type)) throw new AdfError(path, `a ${type} may not be empty`);
  return { ...node, content: parseChildren(content, type, path) };
}

function parseText(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new AdfError(path, 'text is not a string');
  if (value === '') throw new AdfError(path, 'text may not be empty');
  return value;
}

function parseAttrs(type: string, value: unknown, path: string): Record<string, unknown> | undefined {
  if (value !== undefined && !isRecord(value)) throw new AdfError(path, 'attrs is not an object');
  for (const name of NEEDED_ATTRS[type] ?? []) {
    if (value?.[name] === undefined) throw new AdfError(path, `a ${type} needs attrs.${name}`);
  }
  if (type === 'heading' && ![1, 2, 3, 4, 5, 6].some((level) => level === value?.['level']))
    throw new AdfError(path, 'attrs.level is not 1 to 6');
  if (type === 'status') oneOf(value?.['color'], STATUS_COLOURS, `${path}: attrs.color`);
  if (type === 'status' && value?.['text'] === '') throw new AdfError(path, 'attrs.text of a status may not be empty');
  if (type === 'panel') oneOf(value?.['panelType'], PANEL_TYPES, `${path}: attrs.panelType`);
  if (type === 'tableCell' || type === 'tableHeader') checkWidths(value ?? {}, path);
  return value;
}

/** One width for each column that a cell spans, and one of them at least not flexible. */
function checkWidths({ colspan, colwidth }: Readonly<Record<string, unknown>>, path: string): void {
  if (colwidth === undefined) return;
  const spans = typeof colspan === 'number' ? colspan : 1;
  const widths: readonly unknown[] = Array.isArray(colwidth) ? colwidth : [];
  const areNumbers = widths.every((width) => typeof width === 'number' && width >= 0);
  if (widths.length !== spans || !areNumbers || !widths.some((width) => width !== 0))
    throw new AdfError(path, `attrs.colwidth has no width for each of ${spans} columns, one of them above 0`);
}

function oneOf(value: unknown, allowed: readonly string[], path: string): void {
  if (typeof value !== 'string' || !allowed.includes(value))
    throw new AdfError(path, `${JSON.stringify(value)} is none of ${allowed.join(', ')}`);
}

function parseMarks(value: unknown, path: string): AdfMark[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new AdfError(path, 'marks is not an array');
  return value.map((mark: unknown, index) => {
    const at = `${path}.marks[${index}]`;
    if (!isRecord(mark) || typeof mark['type'] !== 'string') throw new AdfError(at, 'has no type');
    if (!MARKS.has(mark['type'])) throw new AdfError(at, `mark ${mark['type']} is not modelled`);
    const attrs = mark['attrs'];
    if (attrs !== undefined && !isRecord(attrs)) throw new AdfError(at, 'attrs is not an object');
    if (mark['type'] === 'link' && typeof attrs?.['href'] !== 'string')
      throw new AdfError(at, 'a link needs attrs.href');
    return { type: mark['type'], ...(attrs && { attrs }) };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
