/** Kinds of events that Windows leaves out unless it is asked for them: FWPM_NET_EVENT_KEYWORD_* of fwpmtypes.h. */

export const KEYWORDS = {
  /** Multicast that was blocked on its way in. */
  multicast: 0x1,
  /** Broadcast that was blocked on its way in. */
  broadcast: 0x2,
  /** FWPM_NET_EVENT_TYPE_CAPABILITY_DROP: apps without the capability. */
  capability: 0x4 | 0x8,
  /** FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW: what was allowed. */
  allow: 0x10,
  /** Port scans that were blocked. */
  portscan: 0x20,
} as const;

export type Keyword = keyof typeof KEYWORDS;

export function isKeyword(word: string): word is Keyword {
  return Object.hasOwn(KEYWORDS, word);
}

/** The bits of some kinds. */
export function keywordBits(keywords: Iterable<Keyword>): number {
  let bits = 0;
  for (const keyword of keywords) bits |= KEYWORDS[keyword];
  return bits;
}
