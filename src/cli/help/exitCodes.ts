/** `fwpm help exit-codes`. */
export const EXIT_CODES_HELP = `
Exit codes:
  0  all was read
  1  something could not be read, or there are no events
  2  wrong usage, a file that cannot be read or written, or a bug: what was
     written, if anything, is not to be trusted

What cannot be read is null in the output of \`fwpm decode\`, and a line on
standard error says which member and why (--issues FILE: as JSON, too).
Of several files, one that cannot be read does not stop the others: the code is
then 1, and 2 only where none of them can be read.

1 says of each command:
  decode   a member is null, or no events are found
  scan     no events are found
  summary  something could not be read; the rest was counted
  why      something could not be read, or there are no events
  explain  something could not be read; it is shown as such
  pack     a struct is not in the memory, and not in the capture
  live     a member is null, or events are lost: they came too fast
  worker   never: what fails goes to the dead letters
  pipe     framing cannot be followed; all else is said in a reply

A reader that goes away (fwpm … | head) and a pager that is left early are no
error.`;
