import { numberAttr, stringAttr, type AdfDoc, type AdfMark, type AdfNode } from './adf-node';
import { NotModelledError } from './not-modelled';

const CONTAINERS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  tableRow: 'tr',
};
const MARK_TAGS: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  underline: 'u',
  strike: 'del',
};
const PANEL_MACROS: Readonly<Record<string, string>> = {
  info: 'info',
  note: 'note',
  tip: 'tip',
  success: 'tip',
  warning: 'note',
  error: 'warning',
};

/** The document in Confluence's storage format. */
export function toStorage(doc: AdfDoc): string {
  return doc.content.map(write).join('');
}

function write(node: AdfNode): string {
  const tag = CONTAINERS[node.type];
  if (tag !== undefined) return element(tag, inner(node));
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduceRight(writeMark, escapeXml(node.text ?? ''));
    case 'hardBreak':
      return '<br />';
    case 'rule':
      return '<hr />';
    case 'heading':
      return element(`h${numberAttr(node, 'level') ?? 1}`, inner(node));
    case 'table':
      return element('table', element('tbody', inner(node)));
    case 'tableCell':
      return cell('td', node);
    case 'tableHeader':
      return cell('th', node);
    case 'date': {
      const day = new Date(Number(node.attrs?.['timestamp'])).toISOString().slice(0, 10);
      return `<time datetime="${day}" />`;
    }
    case 'mention':
      return `<ac:link><ri:user ri:account-id="${escapeXml(stringAttr(node, 'id') ?? '')}" /></ac:link>`;
    case 'status':
      return macro('status', [
        ['title', stringAttr(node, 'text') ?? ''],
        ['colour', stringAttr(node, 'color') ?? ''],
      ]);
    case 'panel':
      return macro(
        PANEL_MACROS[stringAttr(node, 'panelType') ?? ''] ?? 'info',
        [],
        `<ac:rich-text-body>${inner(node)}</ac:rich-text-body>`,
      );
    case 'codeBlock': {
      const code = (node.content ?? []).map((child) => child.text ?? '').join('');
      const language = stringAttr(node, 'language');
      return macro(
        'code',
        language ? [['language', language]] : [],
        `<ac:plain-text-body><![CDATA[${code.replaceAll(']]>', ']]]]><![CDATA[>')}]]></ac:plain-text-body>`,
      );
    }
    case 'extension':
      return `<ac:adf-extension>${adfNode(node)}</ac:adf-extension>`;
    default:
      throw new NotModelledError(`storage format of the ADF node ${node.type}`);
  }
}

function inner(node: AdfNode): string {
  return (node.content ?? []).map(write).join('');
}

function element(tag: string, content: string): string {
  return content === '' ? `<${tag} />` : `<${tag}>${content}</${tag}>`;
}

function cell(tag: 'td' | 'th', node: AdfNode): string {
  const spans = (['colspan', 'rowspan'] as const).map((name) => {
    const span = numberAttr(node, name);
    return span !== undefined && span !== 1 ? ` ${name}="${span}"` : '';
  });
  return `<${tag}${spans.join('')}>${inner(node)}</${tag}>`;
}

function writeMark(content: string, mark: AdfMark): string {
  const tag = MARK_TAGS[mark.type];
  if (tag !== undefined) return `<${tag}>${content}</${tag}>`;
  switch (mark.type) {
    case 'link':
      return `<a href="${escapeXml(stringAttr(mark, 'href') ?? '')}">${content}</a>`;
    case 'subsup':
      return element(stringAttr(mark, 'type') === 'sup' ? 'sup' : 'sub', content);
    case 'textColor':
      return `<span style="color: ${escapeXml(stringAttr(mark, 'color') ?? '')};">${content}</span>`;
    default:
      throw new NotModelledError(`storage format of the ADF mark ${mark.type}`);
  }
}

function macro(name: string, parameters: ReadonlyArray<readonly [string, string]>, body = ''): string {
  const written = parameters
    .map(([key, value]) => `<ac:parameter ac:name="${key}">${escapeXml(value)}</ac:parameter>`)
    .join('');
  return `<ac:structured-macro ac:name="${name}" ac:schema-version="1">${written}${body}</ac:structured-macro>`;
}

/** Attribute and parameter names are kebab-case in storage format and camelCase in ADF. */
function adfNode(node: AdfNode): string {
  const attributes = Object.entries(node.attrs ?? {}).map(
    ([key, value]) => `<ac:adf-attribute key="${kebab(key)}">${adfValue(value, true)}</ac:adf-attribute>`,
  );
  return `<ac:adf-node type="${node.type}">${attributes.join('')}</ac:adf-node>`;
}

function adfValue(value: unknown, kebabKeys: boolean): string {
  if (Array.isArray(value))
    return value
      .map((item) => `<ac:adf-parameter-value${typed(item)}>${adfValue(item, false)}</ac:adf-parameter-value>`)
      .join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, item]) => {
        const name = kebabKeys ? kebab(key) : key;
        return `<ac:adf-parameter key="${escapeXml(name)}"${typed(item)}>${adfValue(item, kebabKeys && key !== 'guestParams')}</ac:adf-parameter>`;
      })
      .join('');
  }
  return escapeXml(String(value));
}

function typed(value: unknown): string {
  if (Array.isArray(value)) return ' type="array"';
  if (typeof value === 'number' || typeof value === 'boolean') return ` type="${typeof value}"`;
  return typeof value === 'object' && value !== null ? ' type="object"' : '';
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
