const { TestEnvironment } = require('jest-environment-jsdom');

// jsdom has no fetch family. @forge/bridge builds `new Request('')` when it calls a product, and Node's Request refuses a
// relative address, so relative ones are resolved here as a browser would.
class BridgeRequest extends Request {
  constructor(input, init) {
    super(typeof input === 'string' ? new URL(input, 'http://localhost/').href : input, init);
  }
}

const missing = { fetch, Response, Request: BridgeRequest, Headers, structuredClone, TextEncoder, TextDecoder };

module.exports = class BridgeEnvironment extends TestEnvironment {
  constructor(...args) {
    super(...args);
    Object.assign(this.global, missing);
  }
};
