// @forge/bridge reads globalThis.__bridge while it is imported, so it must exist before any test file runs.
// A test answers an operation by `globalThis.__bridgeHandlers[operation] = (payload) => …`; calls are kept in order.
globalThis.__bridgeCalls = [];
globalThis.__bridgeHandlers = {};
globalThis.__bridge = {
  callBridge: async (operation, payload) => {
    globalThis.__bridgeCalls.push([operation, payload]);
    const handler = globalThis.__bridgeHandlers[operation];
    return handler === undefined ? true : handler(payload);
  },
};

// Atlaskit asks for these; jsdom has neither.
globalThis.matchMedia ??= () => ({
  matches: false,
  media: '',
  onchange: null,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
});
const Observer = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
globalThis.ResizeObserver ??= Observer;
globalThis.IntersectionObserver ??= Observer;
