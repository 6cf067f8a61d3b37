import type { PlatformLimits } from './limits';
import type { AttributeType, EntitySchema } from './manifest';
import { badRequest } from './storage-error';

/** Source: storage-reference/handling-errors-kvs; the hyphen stands before the hash as a character of its own. */
const KEY_PATTERN = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

/** Refuses keys as the platform does. */
export function checkKey(key: unknown, limits: PlatformLimits): asserts key is string {
  if (typeof key !== 'string' || key.length === 0)
    throw badRequest('KEY_TOO_SHORT', 'The provided key needs to be more than one character.');
  if (key.length > limits.keyLength) {
    throw badRequest(
      'KEY_TOO_LONG',
      `The provided key has exceeded the maximum ${String(limits.keyLength)} characters.`,
    );
  }
  if (!KEY_PATTERN.test(key)) {
    throw badRequest('INVALID_KEY', 'The provided key does not match the regex: /^(?!\\s+$)[a-zA-Z0-9:._\\s-#]+$/');
  }
}

/** UTF-8 bytes of a value's JSON. */
export function jsonBytes(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((deepest, member) => Math.max(deepest, depthOf(member)), 0);
}

/** Refuses values that are missing, too large, too deep or not as the entity declares. */
export function checkValue(value: unknown, entity: EntitySchema | undefined, limits: PlatformLimits): void {
  if (value === undefined || value === null)
    throw badRequest('INVALID_VALUE', 'The provided value must not be null or undefined.');
  const bytes = jsonBytes(value);
  if (bytes > limits.valueBytes) {
    throw badRequest(
      'MAX_SIZE',
      `The provided value has exceeded the maximum size limit: ${String(bytes)} of ${String(limits.valueBytes)} bytes.`,
    );
  }
  if (depthOf(value) > limits.valueDepth) {
    throw badRequest(
      'MAX_DEPTH',
      `The provided value has exceeded the maximum object depth (${String(limits.valueDepth)}) limit.`,
    );
  }
  if (entity !== undefined) checkEntityValue(value, entity, limits);
}

function checkEntityValue(value: unknown, entity: EntitySchema, limits: PlatformLimits): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('INVALID_ENTITY_VALUE', `A value of the entity '${entity.name}' must be an object.`);
  }
  for (const [name, member] of Object.entries(value)) {
    const type = entity.attributes[name];
    if (type === undefined) {
      throw badRequest('INVALID_ENTITY_VALUE', `The entity '${entity.name}' declares no attribute '${name}'.`);
    }
    if (!isOfType(member, type)) {
      throw badRequest(
        'INVALID_ENTITY_VALUE',
        `The attribute '${name}' of the entity '${entity.name}' must be ${type}.`,
      );
    }
  }
  const members: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value));
  for (const index of entity.indexes) {
    const inRange = index.range === undefined ? undefined : members[index.range];
    if (typeof inRange === 'string' && Buffer.byteLength(inRange) > limits.rangeBytes) {
      throw badRequest(
        'INVALID_ENTITY_VALUE',
        `The range attribute '${String(index.range)}' is larger than ${String(limits.rangeBytes)} bytes.`,
      );
    }
    const partitionBytes = index.partition.reduce((sum, name) => sum + jsonBytes(members[name]), 0);
    if (partitionBytes > limits.partitionBytes) {
      throw badRequest(
        'INVALID_ENTITY_VALUE',
        `The partition of the index '${index.name}' is larger than ${String(limits.partitionBytes)} bytes.`,
      );
    }
  }
}

/** Integers are 32 bit. Source: limits-kvs-ce. */
function isOfType(value: unknown, type: AttributeType): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'float':
      return typeof value === 'number';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= -2147483648 && value <= 2147483647;
  }
}
