export { addressOf, Ground } from './ground.ts';
export { type Guest, Walker } from './walker.ts';
