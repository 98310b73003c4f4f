/** What sound data asks for, and what would cost too much. */
export class Excess extends Error {}
