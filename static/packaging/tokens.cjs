const Module = require('node:module');

const WANTED = ['light', 'dark', 'spacing', 'shape', 'typography', 'motion'];

// Outside a browser the gate client complains on first use; its answer would be "no" to every gate.
function withoutGates(load) {
  const original = Module._load;
  const closed = {
    checkGate: () => false,
    getExperimentValue: (_e, _p, fallback) => fallback,
    initializeCalled: () => false,
  };
  Module._load = (request, ...rest) =>
    /^@atlaskit\/feature-gate-js-client/.test(request)
      ? { __esModule: true, default: closed }
      : original(request, ...rest);
  try {
    return load();
  } finally {
    Module._load = original;
  }
}

/**
 * The design tokens of the installed Atlaskit as one style sheet. The host page's own file is not versioned with our
 * components, so newer tokens would fall back to light colours in dark mode without it.
 */
async function tokenStyles() {
  const { default: getThemeStyles } = withoutGates(() => require('@atlaskit/tokens/get-theme-styles'));
  const themes = await getThemeStyles('all');
  const wanted = themes.filter((theme) => WANTED.includes(theme.id));
  const missing = WANTED.filter((id) => !wanted.some((theme) => theme.id === id));
  if (missing.length > 0) throw new Error(`@atlaskit/tokens has no theme ${missing.join(', ')}`);
  return wanted.map((theme) => theme.css).join('\n');
}

module.exports = { tokenStyles };
