import { createApp } from './app';

const app = createApp();

/** What manifest.yml names, and nothing else. */
export const alignment = app.alignment;
export const strategy = app.strategy;
export const settings = app.settings;
export const table = app.table;
export const exportTable = app.exportTable;
export const onIssueChanged = app.onIssueChanged;
export const onProjectChanged = app.onProjectChanged;
export const onLifecycle = app.onLifecycle;
export const onWork = app.onWork;
export const onCatchUp = app.onCatchUp;
export const onReconcile = app.onReconcile;
