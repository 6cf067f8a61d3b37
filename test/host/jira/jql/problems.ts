/** Mistakes found while a query is compiled; Jira answers with all of them at once. */
export interface Problems {
  readonly messages: readonly string[];
  add(message: string): void;
}

/** An empty list of mistakes; the same one is kept once. */
export function createProblems(): Problems {
  const messages: string[] = [];
  return {
    messages,
    add: (message) => {
      if (!messages.includes(message)) messages.push(message);
    },
  };
}

export const noSuchField = (field: string): string =>
  `Field '${field}' does not exist or you do not have permission to view it.`;
export const noSuchValue = (value: string, field: string): string =>
  `The value '${value}' does not exist for the field '${field}'.`;
export const noSuchId = (id: string, field: string): string =>
  `A value with ID '${id}' does not exist for the field '${field}'.`;
export const noSuchIssue = (key: string, field: string): string =>
  `An issue with key '${key}' does not exist for field '${field}'.`;
export const badIssueKey = (key: string, field: string): string =>
  `The issue key '${key}' for field '${field}' is invalid.`;
export const noSuchFunction = (name: string): string => `Unable to find JQL function '${name}'.`;
export const badFunctionValue = (name: string, field: string): string =>
  `A value provided by the function '${name}' is invalid for the field '${field}'.`;
export const badOperator = (operator: string, field: string): string =>
  `The operator '${operator}' is not supported by the '${field}' field.`;
export const badDate = (value: string, field: string): string =>
  `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`;
export const badNumber = (value: string, field: string): string =>
  `Value '${value}' for field '${field}' is not a number.`;
export const noList = (operator: string, value: string, field: string): string =>
  `Operator '${operator}' does not support the list value '${value}' for field '${field}'.`;
export const noSort = (field: string): string => `Not able to sort using field '${field}'.`;
