import { ENVIRONMENT_ID } from '../platform/function-runner';
import type { AdfDoc, AdfNode } from './adf-node';

/** What a macro module is known by in page bodies. */
export interface MacroIdentity {
  readonly appId: string;
  readonly environmentId: string;
  readonly moduleKey: string;
  readonly title: string;
}

/** A macro that stands in a page. */
export interface PlacedMacro {
  readonly localId: string;
  readonly moduleKey: string;
  readonly title: string;
  readonly config: Readonly<Record<string, unknown>>;
}

const FORGE_EXTENSION_TYPE = 'com.atlassian.ecosystem';

/** The app's macro as `manifest.yml` declares it. */
export const STRATEGY_TABLE: MacroIdentity = {
  appId: '00000000-0000-4000-8000-000000000000',
  environmentId: ENVIRONMENT_ID,
  moduleKey: 'strategy-table',
  title: 'Strategy table',
};

/** The ADF node under which Confluence keeps a Forge macro; its configuration is `parameters.guestParams`. */
export function macroNode(macro: MacroIdentity, localId: string, config: Readonly<Record<string, unknown>>): AdfNode {
  const extensionKey = `${macro.appId}/${macro.environmentId}/static/${macro.moduleKey}`;
  return {
    type: 'extension',
    attrs: {
      layout: 'default',
      extensionType: FORGE_EXTENSION_TYPE,
      extensionKey,
      text: macro.title,
      localId,
      parameters: {
        layout: 'extension',
        localId,
        extensionId: `ari:cloud:ecosystem::extension/${extensionKey}`,
        extensionTitle: macro.title,
        forgeEnvironment: 'DEVELOPMENT',
        guestParams: config,
      },
    },
  };
}

/** The macro a node stands for, or undefined for anything else. */
export function macroOf(node: AdfNode): PlacedMacro | undefined {
  if (node.type !== 'extension' || node.attrs?.['extensionType'] !== FORGE_EXTENSION_TYPE) return undefined;
  const parameters = record(node.attrs['parameters']);
  const key = node.attrs['extensionKey'];
  if (typeof key !== 'string') return undefined;
  const localId = parameters['localId'] ?? node.attrs['localId'];
  const title = parameters['extensionTitle'] ?? node.attrs['text'];
  return {
    localId: typeof localId === 'string' ? localId : key,
    moduleKey: key.slice(key.lastIndexOf('/') + 1),
    title: typeof title === 'string' ? title : 'Macro',
    config: record(parameters['guestParams']),
  };
}

/** Every macro of a document in reading order. */
export function macrosOf(node: AdfNode): PlacedMacro[] {
  const own = macroOf(node);
  return own ? [own] : (node.content ?? []).flatMap(macrosOf);
}

/** The document with another configuration in one macro; the same document when the macro is not there. */
export function withMacroConfig(doc: AdfDoc, localId: string, config: Readonly<Record<string, unknown>>): AdfDoc {
  return { ...doc, content: doc.content.map((node) => configured(node, localId, config)) };
}

/** The document without one macro. */
export function withoutMacro(doc: AdfDoc, localId: string): AdfDoc {
  return { ...doc, content: doc.content.filter((node) => macroOf(node)?.localId !== localId) };
}

function configured(node: AdfNode, localId: string, config: Readonly<Record<string, unknown>>): AdfNode {
  if (macroOf(node)?.localId === localId) {
    return {
      ...node,
      attrs: { ...node.attrs, parameters: { ...record(node.attrs?.['parameters']), guestParams: config } },
    };
  }
  return node.content ? { ...node, content: node.content.map((child) => configured(child, localId, config)) } : node;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
