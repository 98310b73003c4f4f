/** Files of `netsh wfp show` and `netsh wfp capture`: told by the element around all others. */

/** Bytes that are looked at. */
const START_BYTES = 512;

/** What is before it is a declaration, a comment, or lines of a console: text, which has no NUL. */
const ROOT = /^(?:[^<\0]|<\?[^<>\0]*\?>|<!--[^<>\0]*-->)*<(wfpdiag|netEvents|wfpstate)[\s>]/;

/** The name of the outermost element; undefined for a file that netsh did not write. */
export function netshRootOf(start: Uint8Array): 'wfpdiag' | 'netEvents' | 'wfpstate' | undefined {
  const found = ROOT.exec(asciiOf(start.subarray(0, START_BYTES)))?.[1];
  return found === 'wfpdiag' || found === 'netEvents' || found === 'wfpstate' ? found : undefined;
}

/** All of the markup is ASCII. In UTF-16, with a byte order mark or without, its other bytes are 0. */
function asciiOf(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes);
  const isUtf16 = /^(?:\xff\xfe|\xfe\xff|(?:\0[^\0]){2}|(?:[^\0]\0){2})/.test(text);
  return isUtf16 ? text.replace(/^(?:\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '') : text;
}
