export { halvesOf } from '../memory/address.ts';
export { addressOf, Ground } from './ground.ts';
export { type Guest, Walker } from './walker.ts';
