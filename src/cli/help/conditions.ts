/** `fwpm help conditions`. */
export const CONDITIONS_HELP = `
Conditions (--where NAME=VALUE, or NAME=ONE,OTHER for any one of several):
  type                         such as CLASSIFY_DROP
  address, local, remote       an address, or a network such as 10.0.0.0/8; with
                               a port 10.0.0.1:443, [2001:db8::1]:443
  port, localport, remoteport  a number, or a range such as 5000-6000
  protocol                     such as tcp, or a number
  app                          a part of the path as the event has it:
                               \\device\\harddiskvolume3\\…; or its beginning
                               with a drive: C:\\Windows (on any volume, unless
                               --volumes says which one it is)
  user                         a SID, or a name that every Windows has: SYSTEM
  error                        of what failed: 13801, 0xc0360003, or a name such
                               as ERROR_IPSEC_IKE_AUTH_FAIL
  origin                       a rule or default of Windows Firewall, such as
                               "Query User Default" (with --filters)
  filter, layer                an id; a layer's name, too, such as
                               ALE_AUTH_CONNECT_V4, or one that --filters knows
  direction                    inbound, outbound, forward, bidirectional: by the
                               event, or by its layer
  loopback                     true or false
  time>=TIME, time<TIME        such as 2022-06-18T04:26:50Z, or 2022-06-18: UTC
  any member, by its path      with =, !=, <, <=, >, >=, or ~ for a part of it:
                               header.enterpriseId~contoso
Values are taken as they are printed, in hex after 0x, or in quotes as JSON has
them. \`fwpm layout STRUCT\` lists the members of a struct.

--where can be given several times: all conditions have to hold. One that needs
what cannot be read rules no event out.

Examples:
  $ fwpm capture.cbor --where type=CLASSIFY_DROP --where remote=10.0.0.0/8
      the drops of one network
  $ fwpm capture.cbor --where time\\>=2022-06-18 --where user=SYSTEM,S-1-5-20
      from a day on, of either user; the shell must not see the >
  $ fwpm capture.cbor --where 'ikeMmFailure.failureErrorCode!=13801'
      main mode failures of other causes`;
