import { createHmac } from 'node:crypto';
import type { KeyedHash } from '../ports/key-draw';

/** HMAC-SHA-256: https://www.rfc-editor.org/rfc/rfc2104 */
export const keyedHash: KeyedHash = (secret, text) => createHmac('sha256', secret).update(text).digest('hex');
