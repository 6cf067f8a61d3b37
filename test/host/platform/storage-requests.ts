import { z } from 'zod';
import { filters, rangeCondition } from './storage-conditions';
import { badRequest } from './storage-error';

/** The request bodies of `@forge/kvs`, as far as the platform reads them. */

const metadataFields = z.array(z.string()).optional();
const getOptions = z.object({ metadataFields }).optional();
const setOptions = z
  .object({
    ttl: z.object({ value: z.number().positive(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) }).optional(),
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    returnMetadataFields: metadataFields,
    metadataFields,
  })
  .optional();

const entityName = z.string().optional();
const place = z.object({ key: z.unknown(), entityName });

export const getRequest = place.extend({ options: getOptions });
export const setRequest = place.extend({ value: z.unknown(), options: setOptions });
export const deleteRequest = place;

export const batchGetRequest = z.array(getRequest);
export const batchSetRequest = z.array(setRequest);
export const batchDeleteRequest = z.array(deleteRequest);

export const transactionRequest = z.object({
  set: z.array(setRequest.extend({ conditions: filters.optional() })).default([]),
  delete: z.array(place.extend({ conditions: filters.optional() })).default([]),
  check: z.array(place.extend({ conditions: filters })).default([]),
});

const limit = z.number().int().optional();

export const keyQuery = z.object({
  limit,
  after: z.string().nullish(),
  where: z
    .array(z.object({ property: z.string(), condition: z.string(), values: z.array(z.unknown()).min(1) }))
    .optional(),
  options: getOptions,
});

export const entityQuery = z.object({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(z.unknown()).optional(),
  range: rangeCondition.optional(),
  filters: filters.optional(),
  sort: z.enum(['ASC', 'DESC']).default('ASC'),
  cursor: z.string().nullish(),
  limit,
  options: getOptions,
});

export type SetRequest = z.infer<typeof setRequest>;
export type TransactionRequest = z.infer<typeof transactionRequest>;
export type KeyQuery = z.infer<typeof keyQuery>;
export type EntityQuery = z.infer<typeof entityQuery>;
export type SetOptions = z.infer<typeof setOptions>;

/** The body as the schema describes it, or the platform's refusal. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badRequest(
    'INVALID_REQUEST',
    `The request body is not valid: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  );
}
