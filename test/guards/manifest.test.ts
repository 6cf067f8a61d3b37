import { readManifest } from './manifest-file';
import { exportedValues, parseSource } from './syntax';

const manifest = readManifest();
const named = manifest.modules.flatMap(({ functions }) => functions);

describe('manifest.yml and src/index.ts', () => {
  it('declares a function for every one a module names, and no other', () => {
    const declared = manifest.functions.map(({ key }) => key);
    expect([...declared].sort()).toEqual([...new Set(named)].sort());
  });

  it('gives every function a handler of its own in index', () => {
    const handlers = manifest.functions.map(({ handler }) => handler);
    expect(handlers.filter((handler) => !/^index\.[a-zA-Z]+$/.test(handler))).toEqual([]);
    expect(new Set(handlers).size).toBe(handlers.length);
  });

  it('names exactly what src/index.ts exports', () => {
    const wanted = manifest.functions.map(({ handler }) => handler.replace('index.', ''));
    expect([...exportedValues(parseSource('src/index.ts'))].sort()).toEqual(wanted.sort());
  });

  it('gives each audience a resolver function that no other module shares', () => {
    const shared = named.filter((name, index) => named.indexOf(name) !== index);
    expect(shared).toEqual([]);
  });
});
