import { numberAttr, stringAttr, type AdfMark, type AdfNode } from '../confluence/adf-node';
import { AdfError, parseAdf } from '../confluence/adf-schema';
import { html, Html } from './html';

/** What stands for an extension node; without it extensions are named and left out. */
export type ExtensionView = (node: AdfNode) => Html;

const MARK_TAGS: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
  underline: 'u',
};
const TAGS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  tableRow: 'tr',
  taskList: 'ul',
  taskItem: 'li',
  decisionList: 'ul',
  decisionItem: 'li',
  layoutColumn: 'div',
};

/** A document as markup; what an Atlassian product would refuse is said in its place. */
export function adfHtml(value: unknown, extension?: ExtensionView): Html {
  try {
    return adfNodes(parseAdf(value).content, extension);
  } catch (error) {
    if (error instanceof AdfError) return adfProblem(error);
    throw error;
  }
}

/** What is wrong with a document, for whoever wrote it. */
export function adfProblem(error: AdfError): Html {
  return html`<p class="problem" role="alert">Not a valid Atlassian document. ${error.message}</p>`;
}

/** Nodes of a valid document as markup. */
export function adfNodes(nodes: readonly AdfNode[], extension?: ExtensionView): Html {
  return html`${nodes.map((node) => view(node, extension))}`;
}

function view(node: AdfNode, extension?: ExtensionView): Html {
  const inner = () => adfNodes(node.content ?? [], extension);
  const tag = TAGS[node.type];
  if (tag !== undefined) return new Html(`<${tag}>${inner().markup}</${tag}>`);
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduceRight(marked, html`${node.text ?? ''}`);
    case 'heading': {
      const level = Math.min(6, numberAttr(node, 'level') ?? 1);
      return new Html(`<h${level}>${inner().markup}</h${level}>`);
    }
    case 'hardBreak':
      return html`<br />`;
    case 'rule':
      return html`<hr />`;
    case 'codeBlock':
      return html`<pre><code>${inner()}</code></pre>`;
    case 'panel':
      return html`<div class="panel panel-${stringAttr(node, 'panelType') ?? 'info'}">${inner()}</div>`;
    case 'table':
      return html`<div class="scroll" role="region" aria-label="Table" tabindex="0">
        <table>
          <tbody>
            ${inner()}
          </tbody>
        </table>
      </div>`;
    case 'tableCell':
      return cell('td', node, inner());
    case 'tableHeader':
      return cell('th', node, inner());
    case 'status':
      return html`<span class="lozenge lozenge-${stringAttr(node, 'color') ?? 'neutral'}"
        >${stringAttr(node, 'text')}</span
      >`;
    case 'date':
      return html`<time>${new Date(Number(node.attrs?.['timestamp'])).toISOString().slice(0, 10)}</time>`;
    case 'mention':
      return html`<span class="mention">${stringAttr(node, 'text') ?? `@${stringAttr(node, 'id') ?? ''}`}</span>`;
    case 'emoji':
      return html`${stringAttr(node, 'text') ?? stringAttr(node, 'shortName')}`;
    case 'inlineCard':
    case 'blockCard':
      return link(stringAttr(node, 'url') ?? '', html`${stringAttr(node, 'url') ?? ''}`);
    case 'expand':
    case 'nestedExpand':
      return html`<details open>
        <summary>${stringAttr(node, 'title') ?? ''}</summary>
        ${inner()}
      </details>`;
    case 'layoutSection':
      return html`<div class="layout">${inner()}</div>`;
    case 'extension':
    case 'inlineExtension':
    case 'bodiedExtension':
      return (
        extension?.(node) ??
        html`<p class="subtle">[${stringAttr(node, 'text') ?? stringAttr(node, 'extensionKey') ?? 'extension'}]</p>`
      );
    default:
      return html`<p class="problem">The node ${node.type} is not modelled.</p>`;
  }
}

function cell(tag: 'td' | 'th', node: AdfNode, inner: Html): Html {
  const colspan = numberAttr(node, 'colspan') ?? 1;
  const rowspan = numberAttr(node, 'rowspan') ?? 1;
  const widths = node.attrs?.['colwidth'];
  const width = Array.isArray(widths) ? widths.reduce((sum: number, one) => sum + Number(one), 0) : 0;
  const wide = width === 0 ? '' : ` width="${Math.trunc(width)}"`;
  return new Html(
    `<${tag} colspan="${Math.trunc(colspan)}" rowspan="${Math.trunc(rowspan)}"${wide}>${inner.markup}</${tag}>`,
  );
}

function marked(inner: Html, mark: AdfMark): Html {
  const tag = MARK_TAGS[mark.type];
  if (tag !== undefined) return new Html(`<${tag}>${inner.markup}</${tag}>`);
  if (mark.type === 'link') return link(stringAttr(mark, 'href') ?? '', inner);
  if (mark.type === 'subsup')
    return stringAttr(mark, 'type') === 'sup' ? html`<sup>${inner}</sup>` : html`<sub>${inner}</sub>`;
  // Colours and alignment change no words; the stand-in leaves them out.
  return inner;
}

/** Links of other schemes than those of the web stay text: a page must not run what it shows. */
function link(href: string, inner: Html): Html {
  return /^(https?:|mailto:|\/|#)/i.test(href) ? html`<a href="${href}">${inner}</a>` : inner;
}
