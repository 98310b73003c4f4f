export { addressOf, Ground, halvesOf } from './ground.ts';
export { type Guest, Walker } from './walker.ts';
