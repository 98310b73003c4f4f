// NDJSON straight from memory, byte for byte what the library writes.
#pragma once

#include <bit>

#include "event.hpp"
#include "names.hpp"

/** More than one of the benchmark's lines has: the buffer that is written to has as much room left. */
constexpr size_t LONGEST_LINE = 1 << 16;

inline char* write_escape(char* out, uint32_t unit) {
  *out++ = '\\';
  if (unit == '"' || unit == '\\') *out++ = static_cast<char>(unit);
  else if (unit >= 8 && unit <= 13 && unit != 11) *out++ = "btn?fr"[unit - 8];
  else {
    *out++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) *out++ = HEX[unit >> shift & 15];
  }
  return out;
}

/** Writes a line at `out`; what is written is not checked for room, as the caller has made sure of that. */
class LineWriter {
 public:
  LineWriter(const Image& image, char* out) : image_(image), out_(out) {}

  char* event(size_t at) {
    image_.check(at, 152);
    text("{\"header\":{");
    header(at);
    text("},\"type\":");
    const auto type = image_.read<uint32_t>(at + 136);
    name(FWPM_NET_EVENT_TYPE, type);
    if (type == CLASSIFY_DROP) {
      text(",\"classifyDrop\":");
      pointee(at + 144, [&](size_t body) { drop(body); });
    } else if (type == IKEEXT_MM_FAILURE) {
      text(",\"ikeMmFailure\":");
      pointee(at + 144, [&](size_t body) { main_mode(body); });
    }
    text("}\n");
    return out_;
  }

 private:
  const Image& image_;
  char* out_;

  void header(size_t at) {
    const auto version = image_.read<uint32_t>(at + 12);
    text("\"timeStamp\":");
    time(image_.read<uint64_t>(at));
    text(",\"flags\":");
    flags(HEADER_FLAGS, image_.read<uint32_t>(at + 8));
    text(",\"ipVersion\":");
    name(FWP_IP_VERSION, version);
    text(",\"ipProtocol\":");
    number(image_.read<uint8_t>(at + 16));
    if (version == 0) {
      text(",\"localAddrV4\":\"");
      out_ = write_ipv4(out_, image_.read<uint32_t>(at + 20));
      text("\",\"remoteAddrV4\":\"");
      out_ = write_ipv4(out_, image_.read<uint32_t>(at + 36));
      text("\"");
    } else if (version == 1) {
      text(",\"localAddrV6\":\"");
      out_ = write_ipv6(out_, image_.at(at + 20));
      text("\",\"remoteAddrV6\":\"");
      out_ = write_ipv6(out_, image_.at(at + 36));
      text("\"");
    }
    text(",\"localPort\":");
    number(image_.read<uint16_t>(at + 52));
    text(",\"remotePort\":");
    number(image_.read<uint16_t>(at + 54));
    text(",\"scopeId\":");
    number(image_.read<uint32_t>(at + 56));
    text(",\"appId\":");
    const auto size = image_.read<uint32_t>(at + 64);
    pointee(at + 72, [&](size_t app) { string(app, image_.units_of(app, size)); });
    text(",\"userId\":");
    sid(at + 80);
    text(",\"addressFamily\":");
    name(FWP_AF, image_.read<uint32_t>(at + 88));
    text(",\"packageSid\":");
    sid(at + 96);
    text(",\"enterpriseId\":");
    wide_string(at + 104);
    text(",\"policyFlags\":");
    quoted_number(image_.read<uint64_t>(at + 112));
    text(",\"effectiveName\":");
    blob(at + 120);
  }

  void drop(size_t at) {
    image_.check(at, 56);
    text("{\"filterId\":");
    quoted_number(image_.read<uint64_t>(at));
    text(",\"layerId\":");
    number(image_.read<uint16_t>(at + 8));
    text(",\"reauthReason\":");
    flags(REAUTHORIZE_REASONS, image_.read<uint32_t>(at + 12));
    text(",\"originalProfile\":");
    number(image_.read<uint32_t>(at + 16));
    text(",\"currentProfile\":");
    number(image_.read<uint32_t>(at + 20));
    text(",\"msFwpDirection\":");
    name(MS_FWP_DIRECTION, image_.read<uint32_t>(at + 24), FIRST_DIRECTION);
    text(",\"isLoopback\":");
    text(image_.read<uint32_t>(at + 28) != 0 ? "true" : "false");
    text(",\"vSwitchId\":");
    blob(at + 32);
    text(",\"vSwitchSourcePort\":");
    number(image_.read<uint32_t>(at + 48));
    text(",\"vSwitchDestinationPort\":");
    number(image_.read<uint32_t>(at + 52));
    text("}");
  }

  void main_mode(size_t at) {
    image_.check(at, 120);
    text("{\"failureErrorCode\":");
    number(image_.read<uint32_t>(at));
    text(",\"failurePoint\":");
    name(IPSEC_FAILURE_POINT, image_.read<uint32_t>(at + 4));
    text(",\"flags\":");
    flags(MAIN_MODE_FLAGS, image_.read<uint32_t>(at + 8));
    text(",\"keyingModuleType\":");
    name(IKEEXT_KEY_MODULE_TYPE, image_.read<uint32_t>(at + 12));
    text(",\"mmState\":");
    name(IKEEXT_MM_SA_STATE, image_.read<uint32_t>(at + 16));
    text(",\"saRole\":");
    name(IKEEXT_SA_ROLE, image_.read<uint32_t>(at + 20));
    text(",\"mmAuthMethod\":");
    name(IKEEXT_AUTHENTICATION_METHOD_TYPE, image_.read<uint32_t>(at + 24));
    text(",\"endCertHash\":\"");
    out_ = write_hex(out_, image_.at(at + 28), 20);
    text("\",\"mmId\":");
    quoted_number(image_.read<uint64_t>(at + 48));
    text(",\"mmFilterId\":");
    quoted_number(image_.read<uint64_t>(at + 56));
    text(",\"localPrincipalNameForAuth\":");
    wide_string(at + 64);
    text(",\"remotePrincipalNameForAuth\":");
    wide_string(at + 72);
    text(",\"localPrincipalGroupSids\":");
    strings(at + 80);
    text(",\"remotePrincipalGroupSids\":");
    strings(at + 96);
    text(",\"providerContextKey\":");
    pointee(at + 112, [&](size_t key) {
      *out_++ = '"';
      out_ = write_guid(out_, image_, key);
      *out_++ = '"';
    });
    text("}");
  }

  /** What a pointer leads to, or null. */
  template <class Write>
  void pointee(size_t pointer, Write write) {
    const size_t at = image_.follow(pointer);
    if (at == NONE) text("null");
    else write(at);
  }

  void text(Name literal) { out_ = write_text(out_, literal); }

  void number(uint64_t value) { out_ = write_decimal(out_, value); }

  void quoted_number(uint64_t value) {
    *out_++ = '"';
    number(value);
    *out_++ = '"';
  }

  template <size_t count>
  void name(const Name (&names)[count], uint32_t value, uint32_t first = 0) {
    if (value - first >= count) return number(value);
    *out_++ = '"';
    text(names[value - first]);
    *out_++ = '"';
  }

  /** The names of the bits that are set; those without a name last, as one hex number. */
  template <size_t count>
  void flags(const Name (&names)[count], uint32_t value) {
    constexpr uint32_t named = (1u << count) - 1;
    *out_++ = '[';
    const char* begin = out_;
    for (uint32_t rest = value & named; rest != 0; rest &= rest - 1) {
      if (out_ != begin) *out_++ = ',';
      *out_++ = '"';
      text(names[std::countr_zero(rest)]);
      *out_++ = '"';
    }
    if ((value & ~named) != 0) {
      if (out_ != begin) *out_++ = ',';
      text("\"0x");
      out_ = std::to_chars(out_, out_ + 8, value & ~named, 16).ptr;
      *out_++ = '"';
    }
    *out_++ = ']';
  }

  void sid(size_t pointer) {
    pointee(pointer, [&](size_t at) {
      *out_++ = '"';
      out_ = write_sid(out_, image_, at);
      *out_++ = '"';
    });
  }

  void blob(size_t at) {
    const auto size = image_.read<uint32_t>(at);
    pointee(at + 8, [&](size_t data) {
      image_.check(data, size);
      *out_++ = '"';
      out_ = write_hex(out_, image_.at(data), size);
      *out_++ = '"';
    });
  }

  void wide_string(size_t pointer) {
    pointee(pointer, [&](size_t at) { string(at, image_.units_before_nul(at)); });
  }

  /** A count, and a pointer to an array of strings. */
  void strings(size_t member) {
    const auto count = image_.read<uint32_t>(member);
    if (count == 0) return text("[]");
    pointee(member + 8, [&](size_t array) {
      image_.check(array, size_t{8} * count);
      *out_++ = '[';
      for (uint32_t i = 0; i < count; i++) {
        if (i > 0) *out_++ = ',';
        wide_string(array + 8 * i);
      }
      *out_++ = ']';
    });
  }

  /** As JSON.stringify writes it: unpaired surrogates become \udxxx. */
  void string(size_t offset, size_t units) {
    // In a local variable: bytes that are written could be those of a member, which the compiler would load again.
    char* out = out_;
    *out++ = '"';
    for (size_t i = 0; i < units;) {
      const uint32_t point = next_point(image_, offset, units, i);
      if (point >= 0x80) out = (point & 0xfffff800) == 0xd800 ? write_escape(out, point) : write_utf8(out, point);
      else if (point >= 0x20 && point != '"' && point != '\\') *out++ = static_cast<char>(point);
      else out = write_escape(out, point);
    }
    *out++ = '"';
    out_ = out;
  }

  /** A FILETIME as ISO 8601 with all 7 digits; past the year 9999 the number of ticks. */
  void time(uint64_t ticks) {
    if (ticks > 2650467743999999999) return quoted_number(ticks);
    const uint64_t seconds = ticks / 10'000'000;
    const uint32_t day = seconds / 86400, second = seconds % 86400;
    // The civil calendar in eras of 400 years that begin in March; 1601-01-01 is day 584694 from 0000-03-01.
    const uint32_t days = day + 584694, era = days / 146097, of_era = days % 146097;
    const uint32_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const uint32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const uint32_t shifted = (5 * of_year + 2) / 153;
    const uint32_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    *out_++ = '"';
    padded(era * 400 + year_of_era + (month <= 2), 4);
    *out_++ = '-';
    padded(month, 2);
    *out_++ = '-';
    padded(of_year - (153 * shifted + 2) / 5 + 1, 2);
    *out_++ = 'T';
    padded(second / 3600, 2);
    *out_++ = ':';
    padded(second / 60 % 60, 2);
    *out_++ = ':';
    padded(second % 60, 2);
    *out_++ = '.';
    padded(ticks % 10'000'000, 7);
    text("Z\"");
  }

  void padded(uint32_t value, int digits) {
    for (int i = digits - 1; i >= 0; i--, value /= 10) out_[i] = static_cast<char>('0' + value % 10);
    out_ += digits;
  }
};
