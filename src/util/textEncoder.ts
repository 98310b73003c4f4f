/** Text to UTF-8. It has no state, so that one serves all. */
export const TEXT_ENCODER = new TextEncoder();
