/** Stands for Atlaskit's table of themes: the page around the app sets the theme, so none of them is ever loaded here. */
export const themeImportMap = {};
// Atlaskit reads it by its name and as the default; both are empty, so they need not be the same.
export default {};
