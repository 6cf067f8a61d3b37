import { z } from 'zod';
import type { ProductResponse } from '../../kernel';
import { selfOf } from '../addresses';
import { noContent, ok, refusal } from '../answers';
import { beginChange } from '../changes/context';
import type { Call, RouteTable } from '../router';
import { editable } from './issue-write';
import { issueOf } from './issues';

/** Characters of JSON, and of a key. */
const MAX_VALUE = 32_768;
const MAX_KEY = 255;

const ONE = '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}';

/** Properties change neither the issue's `updated` nor its changelog, and no event tells of them. */
export const propertyRoutes: RouteTable = {
  'GET /rest/api/3/issue/{issueIdOrKey}/properties': (call) => {
    const issue = issueOf(call);
    const keys = [...call.state.issues.properties(issue.id).keys()];
    return ok({ keys: keys.map((key) => ({ self: selfOf(`issue/${issue.id}/properties/${key}`), key })) });
  },
  [`GET ${ONE}`]: (call) => {
    const key = call.param('propertyKey');
    const property = call.state.issues.properties(issueOf(call).id).get(key);
    if (property === undefined) throw notFound(key);
    return ok({ key, value: property.value });
  },
  [`PUT ${ONE}`]: put,
  [`DELETE ${ONE}`]: async (call) => {
    const issue = editable(call);
    const key = call.param('propertyKey');
    if (!call.state.issues.properties(issue.id).has(key)) throw notFound(key);
    const { tx } = beginChange(call);
    tx.remove('property', `${issue.id} ${key}`);
    await tx.commit();
    return noContent();
  },
};

const notFound = (key: string) => refusal(404, `The property with key '${key}' does not exist.`);

async function put(call: Call): Promise<ProductResponse> {
  const issue = editable(call);
  const key = call.param('propertyKey');
  const value = z.json().safeParse(call.body);
  if (!value.success) throw refusal(400, 'The property value must be valid JSON.');
  if (key.length > MAX_KEY) throw refusal(400, `The property key cannot be longer than ${MAX_KEY} characters.`);
  if (JSON.stringify(value.data).length > MAX_VALUE) {
    throw refusal(400, `The property value cannot be longer than ${MAX_VALUE} characters.`);
  }
  const existed = call.state.issues.properties(issue.id).has(key);
  const { tx } = beginChange(call);
  tx.put('property', `${issue.id} ${key}`, { issueId: issue.id, key, value: value.data });
  await tx.commit();
  return { status: existed ? 200 : 201 };
}
