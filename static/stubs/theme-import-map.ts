/**
 * Stands for Atlaskit's table of themes: the page around the app sets the theme, so none of them is ever loaded here. Some of
 * its modules read it by name, some as the default.
 */
export const themeImportMap = {};
export default {};
