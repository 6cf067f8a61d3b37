import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import type { AdfDoc, AdfMark, AdfNode } from './adf-node';
import { NotModelledError } from './not-modelled';

type XmlNode = ReturnType<ReturnType<CheerioAPI['root']>['contents']>[number];

const INLINE_TAGS: Readonly<Record<string, AdfMark>> = {
  strong: { type: 'strong' },
  b: { type: 'strong' },
  em: { type: 'em' },
  i: { type: 'em' },
  code: { type: 'code' },
  u: { type: 'underline' },
  del: { type: 'strike' },
  s: { type: 'strike' },
  sub: { type: 'subsup', attrs: { type: 'sub' } },
  sup: { type: 'subsup', attrs: { type: 'sup' } },
};
const PANELS: Readonly<Record<string, string>> = { info: 'info', note: 'note', tip: 'success', warning: 'error' };

/** A storage-format body as a document; an element that is not modelled is refused by name. */
export function fromStorage(storage: string): AdfDoc {
  const $ = load(storage, { xml: { xmlMode: true, decodeEntities: true } });
  return { version: 1, type: 'doc', content: readBlocks($, $.root().contents().toArray()) };
}

function readBlocks($: CheerioAPI, nodes: readonly XmlNode[]): AdfNode[] {
  const blocks: AdfNode[] = [];
  let run: AdfNode[] = [];
  const flush = () => {
    if (run.some((node) => node.type !== 'text' || (node.text ?? '').trim() !== ''))
      blocks.push({ type: 'paragraph', content: run });
    run = [];
  };
  for (const node of nodes) {
    const block = readBlock($, node);
    if (block === undefined) run.push(...readInline($, node, []));
    else {
      flush();
      blocks.push(...block);
    }
  }
  flush();
  return blocks;
}

function readBlock($: CheerioAPI, node: XmlNode): AdfNode[] | undefined {
  if (node.type !== 'tag') return undefined;
  const $node = $(node);
  const inside = () => readBlocks($, $node.contents().toArray());
  const inline = () =>
    $node
      .contents()
      .toArray()
      .flatMap((child) => readInline($, child, []));
  switch (node.name) {
    case 'p':
      return [{ type: 'paragraph', content: inline() }];
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [{ type: 'heading', attrs: { level: Number(node.name.slice(1)) }, content: inline() }];
    case 'hr':
      return [{ type: 'rule' }];
    case 'blockquote':
      return [{ type: 'blockquote', content: inside() }];
    case 'ul':
    case 'ol':
      return [
        {
          type: node.name === 'ul' ? 'bulletList' : 'orderedList',
          content: elements($node).flatMap((child) => readBlock($, child) ?? []),
        },
      ];
    case 'li':
      return [{ type: 'listItem', content: inside() }];
    case 'table':
      return [
        {
          type: 'table',
          content: $node
            .find('tr')
            .toArray()
            .flatMap((row) => readBlock($, row) ?? []),
        },
      ];
    case 'tr':
      return [{ type: 'tableRow', content: elements($node).flatMap((child) => readBlock($, child) ?? []) }];
    case 'th':
    case 'td': {
      const spans = Object.fromEntries(
        ['colspan', 'rowspan'].flatMap((name) => ($node.attr(name) ? [[name, Number($node.attr(name))]] : [])),
      );
      return [{ type: node.name === 'th' ? 'tableHeader' : 'tableCell', attrs: spans, content: inside() }];
    }
    case 'ac:adf-extension':
      return elements($node)
        .filter((child) => $(child).is('ac\\:adf-node'))
        .map((child) => readAdfNode($, child));
    case 'ac:structured-macro':
      return readMacro($, $node);
    default:
      return undefined;
  }
}

function readMacro($: CheerioAPI, $node: Cheerio<XmlNode>): AdfNode[] | undefined {
  const name = $node.attr('ac:name') ?? '';
  if (name === 'status') return undefined;
  if (name === 'code') {
    const code = $node.find('ac\\:plain-text-body').text();
    const language = $node.find('ac\\:parameter[ac\\:name="language"]').text();
    return [
      {
        type: 'codeBlock',
        ...(language && { attrs: { language } }),
        ...(code && { content: [{ type: 'text', text: code }] }),
      },
    ];
  }
  const panelType = PANELS[name];
  if (panelType === undefined) throw new NotModelledError(`the storage macro ${name}`);
  return [
    {
      type: 'panel',
      attrs: { panelType },
      content: readBlocks($, $node.children('ac\\:rich-text-body').contents().toArray()),
    },
  ];
}

function readInline($: CheerioAPI, node: XmlNode, marks: readonly AdfMark[]): AdfNode[] {
  if (node.type === 'text' || node.type === 'cdata') {
    const value = $(node).text();
    return value === '' ? [] : [{ type: 'text', text: value, ...(marks.length > 0 && { marks }) }];
  }
  if (node.type !== 'tag') return [];
  const $node = $(node);
  const inside = (mark: AdfMark) =>
    $node
      .contents()
      .toArray()
      .flatMap((child) => readInline($, child, [...marks, mark]));
  const mark = INLINE_TAGS[node.name];
  if (mark) return inside(mark);
  switch (node.name) {
    case 'br':
      return [{ type: 'hardBreak' }];
    case 'a':
      return inside({ type: 'link', attrs: { href: $node.attr('href') ?? '' } });
    case 'time':
      return [{ type: 'date', attrs: { timestamp: String(Date.parse($node.attr('datetime') ?? '')) } }];
    case 'ac:link': {
      const id = $node.find('ri\\:user').attr('ri:account-id');
      if (id === undefined) throw new NotModelledError('a storage link to anything but a person');
      return [{ type: 'mention', attrs: { id } }];
    }
    case 'ac:structured-macro': {
      const parameter = (name: string) => $node.find(`ac\\:parameter[ac\\:name="${name}"]`).text();
      return [
        { type: 'status', attrs: { text: parameter('title'), color: parameter('colour').toLowerCase() || 'neutral' } },
      ];
    }
    default:
      throw new NotModelledError(`the storage element <${node.name}>`);
  }
}

function readAdfNode($: CheerioAPI, node: XmlNode): AdfNode {
  const attrs = Object.fromEntries(
    elements($(node)).map((attribute) => [camel($(attribute).attr('key') ?? ''), readAdfValue($, attribute, true)]),
  );
  return { type: $(node).attr('type') ?? '', attrs };
}

function readAdfValue($: CheerioAPI, node: XmlNode, camelKeys: boolean): unknown {
  const $node = $(node);
  const children = elements($node);
  const kind = $node.attr('type');
  if (kind === 'array') return children.map((child) => readAdfValue($, child, false));
  if (children.length > 0 || kind === 'object') {
    return Object.fromEntries(
      children.map((child) => {
        const key = $(child).attr('key') ?? '';
        return [camelKeys ? camel(key) : key, readAdfValue($, child, camelKeys && key !== 'guest-params')];
      }),
    );
  }
  const value = $node.text();
  if (kind === 'number') return Number(value);
  return kind === 'boolean' ? value === 'true' : value;
}

function elements($node: Cheerio<XmlNode>): XmlNode[] {
  return $node
    .contents()
    .toArray()
    .filter((child) => child.type === 'tag');
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
