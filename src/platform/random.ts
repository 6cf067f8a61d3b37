import { randomUUID } from 'node:crypto';
import type { Random } from '../ports/random';

export const systemRandom: Random = { id: () => randomUUID(), share: () => Math.random() };
