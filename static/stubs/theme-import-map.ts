/** Stands for Atlaskit's table of themes: the page around the app sets the theme, so none of them is ever loaded here. */
const themeImportMap = {};
export default themeImportMap;
