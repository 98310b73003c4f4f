/** A member's name or an element's index. */
export type PathPart = string | number;

/** A path as people write it: `ikeMmFailure.localPrincipalGroupSids[1]`. */
export function formatPath(parts: readonly PathPart[]): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}
