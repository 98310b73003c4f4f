import { FORMATS } from '../output/formats.ts';

/** `fwpm help formats`, of the table of formats. */
export const FORMATS_HELP = `
Formats (--format):
${FORMATS.map(({ name, help }) => `  ${name.padEnd(8)} ${help}\n`).join('')}
Without --format it is text on a terminal, and ndjson elsewhere, with --trailer,
with several --jobs and for structs that are no events. \`fwpm scan\` prints a
line of JSON for each find: { address, struct, alternatives, score, event };
arrays of pointers have entries in the place of event, and copyOf is where the
same event lies whole at another address.

Only ndjson has all members, and none that are looked up. The other formats have
what the flags of the event vouch for, with the names of rules (--filters) and
drives (--volumes, --volume).

--internal adds what Windows does not document, in every format: the fields that
it keeps after FWPM_NET_EVENT5 (x64), and the bodies of the event types 13 to
20. Of three layouts (A, B, C) the only one that fits is taken; --internal C
takes C of every event. All of it is labelled as undocumented and can be wrong.

Examples:
  $ fwpm events.bin --format text --filters filters.xml \\
      --volume harddiskvolume3=C:
      for people, with the rules that \`netsh wfp show state\` wrote on that
      machine
  $ fwpm dumps/ --name '*.dmp' --format csv -o events.csv
      rows, of all dumps of a folder
  $ fwpm capture.cbor --format parquet -o events.parquet
      a table`;
