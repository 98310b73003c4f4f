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

/** The parts of a line as most people write them. */
struct PlainParts {
  static char* text(char* out, Name literal) { return write_text(out, literal); }
  static char* decimal(char* out, uint64_t value) { return write_decimal(out, value); }
  static char* ipv4(char* out, uint32_t address) { return write_ipv4(out, address); }
  static char* hex(char* out, const uint8_t* bytes, size_t count) { return write_hex(out, bytes, count); }
  static char* guid(char* out, const Image& image, size_t at) { return write_guid(out, image, at); }
  static char* sid(char* out, const Image& image, size_t at) { return write_sid(out, image, at); }
  static size_t units_before_nul(const Image& image, size_t at) { return image.units_before_nul(at); }

  /** The names of the bits that are set; those without a name last, as one hex number. */
  template <size_t count>
  static char* flags(char* out, const Name (&names)[count], uint32_t value) {
    constexpr uint32_t named = (1u << count) - 1;
    *out++ = '[';
    const char* begin = out;
    for (uint32_t rest = value & named; rest != 0; rest &= rest - 1) {
      if (out != begin) *out++ = ',';
      *out++ = '"';
      out = write_text(out, names[std::countr_zero(rest)]);
      *out++ = '"';
    }
    if ((value & ~named) != 0) {
      if (out != begin) *out++ = ',';
      out = write_text(out, "\"0x");
      out = std::to_chars(out, out + 8, value & ~named, 16).ptr;
      *out++ = '"';
    }
    *out++ = ']';
    return out;
  }

  /** As JSON.stringify writes it: unpaired surrogates become \udxxx. */
  static char* string(char* out, const Image& image, size_t offset, size_t units) {
    *out++ = '"';
    for (size_t i = 0; i < units;) out = write_point(out, next_point(image, offset, units, i));
    *out++ = '"';
    return out;
  }

  static char* write_point(char* out, uint32_t point) {
    if (point >= 0x80) return (point & 0xfffff800) == 0xd800 ? write_escape(out, point) : write_utf8(out, point);
    if (point < 0x20 || point == '"' || point == '\\') return write_escape(out, point);
    *out++ = static_cast<char>(point);
    return out;
  }

  /** A FILETIME as ISO 8601 with all 7 digits; past the year 9999 the number of ticks. */
  static char* time(char* out, uint64_t ticks) {
    *out++ = '"';
    if (ticks > LAST_DATE) out = write_decimal(out, ticks);
    else {
      out = write_second(out, ticks / 10'000'000);
      *out++ = '.';
      out = padded(out, ticks % 10'000'000, 7);
      *out++ = 'Z';
    }
    *out++ = '"';
    return out;
  }

  /** The last tick of the year 9999. */
  static constexpr uint64_t LAST_DATE = 2650467743999999999;

  static char* write_second(char* out, uint64_t seconds) {
    const uint32_t day = seconds / 86400, second = seconds % 86400;
    // The civil calendar in eras of 400 years that begin in March; 1601-01-01 is day 584694 from 0000-03-01.
    const uint32_t days = day + 584694, era = days / 146097, of_era = days % 146097;
    const uint32_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const uint32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const uint32_t shifted = (5 * of_year + 2) / 153;
    const uint32_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    out = padded(out, era * 400 + year_of_era + (month <= 2), 4);
    *out++ = '-';
    out = padded(out, month, 2);
    *out++ = '-';
    out = padded(out, of_year - (153 * shifted + 2) / 5 + 1, 2);
    *out++ = 'T';
    out = padded(out, second / 3600, 2);
    *out++ = ':';
    out = padded(out, second / 60 % 60, 2);
    *out++ = ':';
    return padded(out, second % 60, 2);
  }

  static char* padded(char* out, uint32_t value, int digits) {
    for (int i = digits - 1; i >= 0; i--, value /= 10) out[i] = static_cast<char>('0' + value % 10);
    return out + digits;
  }
};

/**
 * Writes a line at `out`; what is written is not checked for room, as the caller has made sure of that. How a value is
 * written, its Parts say.
 */
template <class Parts>
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
    out_ = Parts::time(out_, image_.read<uint64_t>(at));
    text(",\"flags\":");
    flags(HEADER_FLAGS, image_.read<uint32_t>(at + 8));
    text(",\"ipVersion\":");
    name(FWP_IP_VERSION, version);
    text(",\"ipProtocol\":");
    number(image_.read<uint8_t>(at + 16));
    if (version == 0) {
      text(",\"localAddrV4\":\"");
      out_ = Parts::ipv4(out_, image_.template read<uint32_t>(at + 20));
      text("\",\"remoteAddrV4\":\"");
      out_ = Parts::ipv4(out_, image_.template read<uint32_t>(at + 36));
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
    pointee(at + 72, [&](size_t app) { out_ = Parts::string(out_, image_, app, image_.units_of(app, size)); });
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
    out_ = Parts::hex(out_, image_.at(at + 28), 20);
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
      out_ = Parts::guid(out_, image_, key);
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

  void text(Name literal) { out_ = Parts::text(out_, literal); }

  void number(uint64_t value) { out_ = Parts::decimal(out_, value); }

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

  template <size_t count>
  void flags(const Name (&names)[count], uint32_t value) {
    out_ = Parts::flags(out_, names, value);
  }

  void sid(size_t pointer) {
    pointee(pointer, [&](size_t at) {
      *out_++ = '"';
      out_ = Parts::sid(out_, image_, at);
      *out_++ = '"';
    });
  }

  void blob(size_t at) {
    const auto size = image_.read<uint32_t>(at);
    pointee(at + 8, [&](size_t data) {
      image_.check(data, size);
      *out_++ = '"';
      out_ = Parts::hex(out_, image_.at(data), size);
      *out_++ = '"';
    });
  }

  void wide_string(size_t pointer) {
    pointee(pointer, [&](size_t at) { out_ = Parts::string(out_, image_, at, Parts::units_before_nul(image_, at)); });
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

};
