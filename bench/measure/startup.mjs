/** How long a program that uses the library waits for it: the import, in a node that has loaded nothing else. */
const begin = performance.now();
await import('fwpm');
process.send(performance.now() - begin);
