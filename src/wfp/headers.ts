/** Everything that the headers declare. A new header file is added here, and nowhere else. */
export * from './fwpmtypes.ts';
export * from './fwptypes.ts';
export * from './guiddef.ts';
export * from './iketypes.ts';
export * from './ipsectypes.ts';
export * from './minwindef.ts';
export * from './winnt.ts';
