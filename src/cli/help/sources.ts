/** `fwpm help sources`. */
export const SOURCES_HELP = `
What a file can be (--as, where its beginning does not say it):
  image     memory as it was: one run of bytes
  minidump  of a process; it knows its ABI and its addresses
  capture   CBOR that \`fwpm pack\` or a program wrote; it describes itself
  netsh     netevents.xml of \`netsh wfp show netevents\`, or wfpdiag.xml of
            \`netsh wfp capture\`, which names the filters of its events itself
Each of them can be compressed by gzip or Zstandard: the checksums in it are
compared (\`zstd --no-check\` writes none). A folder stands for the files in it,
at any depth (--name takes some of them; those whose names begin with a dot are
passed over, and links to folders are not followed), and - for standard input. A
file that is meant twice, by a link or a folder, is read once.

Patterns, in --name and where no shell expands them: * is anything in a name,
? a character, [a-z] or [!a-z] one of some, {dmp,bin} one of several, and **
any folders.

What is not given, an image itself says: pointers and what they lead to tell
its ABI (--abi) and the address of its first byte (--base), and a scan finds the
events and their version (--struct). One line on standard error says what was
inferred; where the bytes do not say it, what there is to choose from. In
minidumps events are found by a scan. What is given always holds.

Where structs are, when that is known:
  --at ADDRESS     the first one; without it, at the beginning
  --entries N      there is an array of N pointers, as FwpmNetEventEnum5
                   returns it, and the structs are what these lead to
  --count N        N structs lie there, one after another
Addresses are decimal numbers, or hex ones after 0x.

Examples:
  $ fwpm decode enum5.bin --base 0x3507c0 --entries 16
      the 16 events of a block that FwpmNetEventEnum5 returned
  $ fwpm decode event.bin --struct FWPM_NET_EVENT4 \\
      --base 0x1d23c4b0000 --at 0x1d23c4b0368
      the one event at an address
  $ fwpm decode process.dmp --at 0x3507c0 --entries 16
      the block out of a minidump
  $ fwpm netevents.xml --where remote=10.0.0.0/8
      what netsh wrote, some of it
  $ ssh host cat event.bin | fwpm decode - --abi x86 --base 0x7ffa0000
      from standard input`;
