/** The variable segments of a path under a template; `{name...}` at its end takes whatever is left. */
export function matchPath(template: string, pathname: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = pathname.split('/');
  const rest = wanted.at(-1)?.endsWith('...}') ?? false;
  if (rest ? given.length < wanted.length - 1 : given.length !== wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part.endsWith('...}')) params[part.slice(1, -4)] = given.slice(index).join('/');
    else if (part.startsWith('{')) {
      const value = decoded(given[index] ?? '');
      if (value === undefined || value === '') return undefined;
      params[part.slice(1, -1)] = value;
    } else if (part !== given[index]) return undefined;
  }
  return params;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A malformed escape is no name of anything.
    return undefined;
  }
}
