const { ProcessorBuilder, ValidationTypes } = require('@forge/manifest');

// Basic is part of full; remote compute validates a module this app may not have.
const kinds = Object.values(ValidationTypes).filter((kind) => kind !== 'basic' && kind !== 'forge-remote-compute');

/** Every official validator accepts manifest.yml. */
module.exports = kinds.map((kind) => ({
  name: `manifest passes the ${kind} validator`,
  async run() {
    const { errors } = await ProcessorBuilder.instance().withValidation(kind).build().process();
    return (errors ?? []).map(
      ({ message, line, column, level }) => `manifest.yml:${line}:${column} ${level ?? 'error'}: ${message}`,
    );
  },
}));
