// No gate client is ever initialised in a Forge app, so every gate answers its default.
const FeatureGates = {
  checkGate: () => false,
  getExperimentValue: (_experiment, _parameter, fallback) => fallback,
  initializeCalled: () => false,
  initializeCompleted: () => false,
};

module.exports = { __esModule: true, default: FeatureGates, FeatureGates };
