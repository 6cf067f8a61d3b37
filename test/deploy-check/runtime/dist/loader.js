'use strict';
// What the archive's entry file holds: the official bundler takes it from FORGE_RUNTIME_PATH in place of the loader that a
// deployment downloads, and the sandbox calls `main`.
const path = require('path');

const wrapper = require(path.join(__dirname, process.env.FORGE_CUSTOM_WRAPPER_FILE_NAME || '__forge_wrapper__.cjs'));
wrapper.install();
exports.main = wrapper.main;
