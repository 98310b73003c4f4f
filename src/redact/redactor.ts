/** Values without what says whom they are about: the same pseudonym for the same user, name or address. */
import { readUtf16, utf16Bytes } from '../codec/leaf/text.ts';
import { type AnyStruct, type Infer, namedMembers, type ValueLayout } from '../layout/index.ts';
import { conditionName, isAddressField } from '../names/conditions.ts';
import { isObject } from '../util/objects.ts';
import { remembered } from '../util/remembered.ts';
import { IpPseudonyms, redactMac } from './addresses.ts';
import { type Condition, redactAddresses } from './conditions.ts';
import { Keyed, type KeyedHash } from './keyed.ts';
import { redactSid } from './sids.ts';
import { redactText } from './texts.ts';

/** Structs whose texts are about software: the names of filters and of those who make them. */
const PUBLIC: ReadonlySet<string> = new Set(['FWPM_DISPLAY_DATA0']);

type Pseudonym = (text: string) => string;

type Members = Readonly<Record<string, unknown>>;

export class Redactor {
  readonly #keyed: Keyed;
  readonly #ips: IpPseudonyms;
  readonly #ip: Pseudonym;
  readonly #mac: Pseudonym;
  readonly #sid: Pseudonym;
  readonly #name: Pseudonym;

  /**
   * @param hash HMAC-SHA-256 under a key that is yours alone: who has the key can try whether a name or an address is
   *     that of a pseudonym. Of short values, such as IPv4 addresses, all can be tried.
   */
  constructor(hash: KeyedHash) {
    const keyed = new Keyed(hash);
    const ips = new IpPseudonyms(keyed);
    this.#keyed = keyed;
    this.#ips = ips;
    this.#ip = remembered((text) => ips.of(text));
    this.#mac = remembered((text) => redactMac(keyed, text));
    this.#sid = remembered((text) => redactSid(keyed, text));
    this.#name = remembered((text) => redactText(keyed, text));
  }

  /**
   * A decoded value with pseudonyms for all that is about somebody: IP and MAC addresses, SIDs, names and other texts,
   * and bytes, of which nothing is known. Times, ports, numbers, enumerations, flags, GUIDs and LUIDs stay, and so do the
   * names of filters, providers and the like.
   */
  value<L extends ValueLayout>(layout: L, value: Infer<L>): Infer<L>;
  value(layout: ValueLayout, value: unknown): unknown {
    return this.#value(layout, value);
  }

  /** A name that stands beside events, such as that of the machine that they are from. */
  name(text: string): string {
    return this.#name(text);
  }

  #value(layout: ValueLayout, value: unknown): unknown {
    switch (layout.kind) {
      case 'pointer':
        return value === null ? null : this.#value(layout.to, value);
      case 'counted':
        return Array.isArray(value) ? value.map((element) => this.#value(layout.of, element)) : value;
      case 'struct':
        if (!isObject(value) || PUBLIC.has(layout.name)) return value;
        return this.#struct(layout, value);
      case 'bytes':
        return value instanceof Uint8Array ? this.#bytes(value) : value;
      case 'blob':
        return value instanceof Uint8Array ? this.#blob(value) : textOf(this.#name, value);
      case 'wideString':
        return textOf(this.#name, value);
      case 'sid':
        return textOf(this.#sid, value);
      case 'ipv4':
      case 'ipv6':
        return textOf(this.#ip, value);
      case 'mac':
        return textOf(this.#mac, value);
      default:
        return value;
    }
  }

  #struct(layout: AnyStruct, value: Members): object {
    // The values of conditions that name no field are subnets.
    if (layout.name === 'FWP_CONDITION_VALUE0') return this.#compared(layout, value, { areAddresses: true });
    const members = namedMembers(layout.fields);
    const to = members.get('conditionValue');
    const { fieldKey, matchType: match, conditionValue: compared, ...others } = value;
    if (layout.name !== 'FWPM_FILTER_CONDITION0' || to?.kind !== 'struct' || !isObject(compared)) {
      return this.#members(members, value);
    }
    const areAddresses = typeof fieldKey === 'string' && isAddressField(conditionName(fieldKey));
    const conditionValue = this.#compared(to, compared, { areAddresses, match });
    return { fieldKey, matchType: match, conditionValue, ...this.#members(members, others) };
  }

  #compared(layout: AnyStruct, value: Members, condition: Condition): object {
    return redactAddresses(this.#ips, value, condition) ?? this.#members(namedMembers(layout.fields), value);
  }

  #members(members: ReadonlyMap<string, ValueLayout>, value: Members): object {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const layout = members.get(name);
        // Networks stay networks, so that the mask of one says nothing of whose it is.
        const isKept = layout === undefined || (layout.kind === 'ipv4' && name === 'mask');
        return [name, isKept ? member : this.#value(layout, member)];
      }),
    );
  }

  /** As many bytes; where all are 0, there is nothing to hide. */
  #bytes(bytes: Uint8Array): Uint8Array {
    return bytes.every((byte) => byte === 0) ? bytes : this.#keyed.bytes('bytes', bytes.join(), bytes.length);
  }

  /** A blob that holds a text, as the condition of a filter on an application does, has the pseudonym of that text. */
  #blob(bytes: Uint8Array): Uint8Array {
    const text = textIn(bytes);
    return text === undefined ? this.#bytes(bytes) : utf16Bytes(this.#name(text));
  }
}

function textOf(pseudonym: Pseudonym, value: unknown): unknown {
  return typeof value === 'string' ? pseudonym(value) : value;
}

/** The UTF-16 text with a NUL at its end that bytes are; undefined where they are none. */
function textIn(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const text = readUtf16(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length / 2);
  // What has no characters is none: neither controls, nor half of a pair, nor code points that nobody has.
  return /^[^\p{Cc}\p{Cs}\p{Cn}]+\0$/u.test(text) ? text.slice(0, -1) : undefined;
}
