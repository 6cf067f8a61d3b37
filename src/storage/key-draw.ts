import { z } from 'zod';
import type { KeyDraw, KeyedHash } from '../ports/key-draw';
import type { Random } from '../ports/random';
import { decode } from './codecs/decode';
import { KEY_SECRET_KEY } from './keys';
import { addValue, getValue } from './kvs-client';

const secretRecord = z.object({ v: z.literal(1), secret: z.string() });

/** The secret is made once, when the first copy is thought of; of two who make it at once both go on with the first. */
export function createKeyDraw(random: Random, hash: KeyedHash): KeyDraw {
  return {
    async ready() {
      let found = await getValue(KEY_SECRET_KEY);
      if (found === undefined) {
        await addValue(KEY_SECRET_KEY, { v: 1, secret: random.id() });
        found = await getValue(KEY_SECRET_KEY);
      }
      const { secret } = decode(secretRecord, KEY_SECRET_KEY, found);
      return (text) => hash(secret, text);
    },
  };
}
