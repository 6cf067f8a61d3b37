module.exports = async () => {
  const child = globalThis.browserServer;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.end();
  await gone;
};
