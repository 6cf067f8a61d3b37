import type { ProductResponse } from '../kernel';

/** An answer other than success, thrown where it is found out and turned into a response by the router. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`Jira answers ${status}`);
  }
}

export const ok = (body: unknown, meter: Pick<ProductResponse, 'issues' | 'identities'> = {}): ProductResponse => ({
  status: 200,
  body,
  ...meter,
});

export const created = (body: unknown): ProductResponse => ({ status: 201, body });
export const noContent = (): ProductResponse => ({ status: 204 });

/** Jira's usual error body. */
export const refusal = (status: number, ...errorMessages: string[]): Refusal =>
  new Refusal(status, { errorMessages, errors: {} });

/** Mistakes in single fields. */
export const fieldRefusal = (errors: Readonly<Record<string, string>>, status = 400): Refusal =>
  new Refusal(status, { errorMessages: [], errors });

export const issueNotFound = (): Refusal =>
  refusal(404, 'Issue does not exist or you do not have permission to see it.');

export const unauthenticated = (): Refusal =>
  new Refusal(401, { message: 'Client must be authenticated to access this resource.', 'status-code': 401 });

/** Real Jira knows it, the local site does not. */
export const notModelled = (what: string): Refusal => refusal(501, `${what} is not modelled by the local site`);
