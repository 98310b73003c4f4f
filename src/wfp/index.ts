export * from './headers.ts';
export { type Layouts, layouts } from './layouts.ts';
