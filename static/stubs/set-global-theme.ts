/** Stands for Atlaskit's theme loader: the page around the app sets the theme. */
const setGlobalTheme = (): Promise<() => void> => Promise.resolve(() => undefined);

export { setGlobalTheme };
export default setGlobalTheme;
