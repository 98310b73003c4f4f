/**
 * What Windows Firewall calls the origins of its filters, and what they mean. The names are those that the audit events 5152
 * and 5157 have, too.
 *
 * The meanings are after the vendor's page on these events, and those of the defaults of a profile and of shields up after
 * its pages on the settings of a profile; docs/which-rule.md names both.
 */
import type { Explanation } from './explanations.ts';
import { lookUp } from './lookUp.ts';

/** By the name in lower case, with letters alone: builds of Windows spell them in several ways. */
const DEFAULTS: Readonly<Record<string, Explanation>> = {
  appcontainerloopback: {
    meaning: 'An app in an app container (UWP) may not talk to its own machine.',
    check:
      'To test it, permit loopback with CheckNetIsolation; in a package, declare uap4:LoopbackAccessRules.',
  },
  boottimedefault: {
    meaning: 'The machine was starting, and Windows Firewall was not running yet.',
    check:
      'Rules cannot permit this: a service that needs the traffic must add a boot-time filter of its own.',
  },
  quarantinedefault: {
    meaning:
      'The interface was in quarantine for a while, as after a change of its network: nothing new comes in then.',
    check:
      'Look at the profile and the state of the interface (Get-NetIPInterface, Get-NetConnectionProfile).',
  },
  queryuserdefault: {
    meaning:
      'No rule permits this program to receive: its user was asked, or would have been, and did not permit it.',
    check:
      'If it should receive, add an inbound rule for the program, or change the rule that the answer made.',
  },
  stealth: {
    meaning:
      'Nothing was listening at the port, and stealth mode does not tell the sender so: it keeps port scans in the dark.',
    check: 'Usually there is nothing to do: see whether the program that should listen is running.',
  },
  uwpdefault: {
    meaning:
      'An app (UWP) lacks the capability for this network, or the private range is not configured as it is used.',
    check:
      "Compare the capabilities in the app's manifest with the address, and the network isolation policies.",
  },
  wshdefault: {
    meaning: 'Windows Service Hardening: no rule of the service permits this traffic.',
    check: 'If the service needs it, whoever made the service must add a rule of service hardening.',
  },
  defaultinbound: {
    meaning: 'No rule permits it, and the profile blocks what comes in unless a rule permits it.',
    check: 'If it should come in, add an inbound rule for it in the profile that was active.',
  },
  defaultoutbound: {
    meaning: 'No rule permits it, and the profile blocks what goes out unless a rule permits it.',
    check: 'If it should go out, add an outbound rule for it in the profile that was active.',
  },
  shielded: {
    meaning: 'The profile blocks everything that comes in, whatever rules permit (shields up).',
    check: 'See whether the setting is meant to be on (Get-NetFirewallProfile, AllowInboundRules).',
  },
};

/** Other names of the same. */
const SAME: Readonly<Record<string, keyof typeof DEFAULTS>> = {
  universalwindowsplatformdefault: 'uwpdefault',
  windowsservicehardeningdefault: 'wshdefault',
  shieldsup: 'shielded',
  shieldedmode: 'shielded',
};

const RULE: Explanation = {
  meaning: 'A rule of Windows Firewall has this id.',
  check: 'Look at it with Get-NetFirewallRule -Name and the id.',
};

/** What is neither a default that is known nor the GUID of a rule: rules of Windows itself have words for ids. */
const OTHER: Explanation = {
  meaning: 'A rule of Windows Firewall has this id, or it is one of its defaults that is not known here.',
  check: 'Look for the rule with Get-NetFirewallRule -Name and the id.',
};

/** What an origin means, and what to do about it: each a sentence. */
export function originExplanation(origin: string): Explanation {
  const word = origin.toLowerCase().replace(/[^a-z]/g, '');
  const known = lookUp(DEFAULTS, lookUp(SAME, word) ?? word);
  if (known !== undefined) return known;
  return /^\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}$/i.test(origin) ? RULE : OTHER;
}
