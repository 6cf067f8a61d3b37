import { z } from 'zod';
import { plainText } from '../domain/plain-text';

/** Text of a person's own, as it is kept. */
export const ownText = (longest: number) => z.string().max(longest).transform(plainText);
