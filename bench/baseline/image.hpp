// Bounds-checked access to captured memory, and the text forms of the values in it.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/** Where there is none: a NULL pointer. */
constexpr size_t NONE = SIZE_MAX;

constexpr char HEX[] = "0123456789abcdef";

class Image {
 public:
  Image(const uint8_t* bytes, size_t length, uint64_t base) : bytes_(bytes), length_(length), base_(base) {}

  /** The same of bytes of its own, after which there are so many more. */
  Image copied_to(std::vector<uint8_t>& bytes, size_t padding) const {
    bytes.resize(length_ + padding);
    memcpy(bytes.data(), bytes_, length_);
    return Image(bytes.data(), length_, base_);
  }

  /** The caller has checked that it is there. */
  template <class T>
  T read(size_t offset) const {
    T value;
    memcpy(&value, bytes_ + offset, sizeof value);
    return value;
  }

  const uint8_t* at(size_t offset) const { return bytes_ + offset; }

  void check(size_t offset, size_t size) const {
    if (offset > length_ || size > length_ - offset) throw std::range_error("outside the captured memory");
  }

  /** The offset that the pointer at `offset` leads to; NONE for NULL. */
  size_t follow(size_t offset) const {
    const auto pointer = read<uint64_t>(offset);
    if (pointer == 0) return NONE;
    const uint64_t target = pointer - base_;
    if (target >= length_) throw std::range_error("a pointer leads outside the captured memory");
    return target;
  }

  /** Code units before the NUL. */
  size_t units_before_nul(size_t offset) const {
    for (size_t at = offset;; at += 2) {
      check(at, 2);
      if (read<uint16_t>(at) == 0) return (at - offset) / 2;
    }
  }

  /** Code units of an appId: those of `size` bytes, less one trailing NUL. */
  size_t units_of(size_t offset, uint32_t size) const {
    check(offset, size);
    const size_t units = size / 2;
    return units > 0 && read<uint16_t>(offset + 2 * units - 2) == 0 ? units - 1 : units;
  }

 private:
  const uint8_t* bytes_;
  size_t length_;
  uint64_t base_;
};

// Each of these writes at `out`, where there is room enough, and returns the end of what it wrote.

inline char* write_text(char* out, std::string_view text) {
  memcpy(out, text.data(), text.size());
  return out + text.size();
}

inline char* write_decimal(char* out, uint64_t value) { return std::to_chars(out, out + 20, value).ptr; }

inline char* write_hex(char* out, const uint8_t* bytes, size_t size) {
  for (size_t i = 0; i < size; i++) {
    *out++ = HEX[bytes[i] >> 4];
    *out++ = HEX[bytes[i] & 15];
  }
  return out;
}

/** A code point as UTF-8. */
inline char* write_utf8(char* out, uint32_t point) {
  if (point < 0x80) {
    *out++ = static_cast<char>(point);
  } else if (point < 0x800) {
    *out++ = static_cast<char>(0xc0 | point >> 6);
    *out++ = static_cast<char>(0x80 | (point & 63));
  } else if (point < 0x10000) {
    *out++ = static_cast<char>(0xe0 | point >> 12);
    *out++ = static_cast<char>(0x80 | (point >> 6 & 63));
    *out++ = static_cast<char>(0x80 | (point & 63));
  } else {
    *out++ = static_cast<char>(0xf0 | point >> 18);
    *out++ = static_cast<char>(0x80 | (point >> 12 & 63));
    *out++ = static_cast<char>(0x80 | (point >> 6 & 63));
    *out++ = static_cast<char>(0x80 | (point & 63));
  }
  return out;
}

/** The code point at unit `i` of `units`; a surrogate without its other half stands for itself. Moves `i` past it. */
inline uint32_t next_point(const Image& image, size_t offset, size_t units, size_t& i) {
  const uint32_t unit = image.read<uint16_t>(offset + 2 * i++);
  if ((unit & 0xfc00) != 0xd800 || i == units) return unit;
  const uint32_t low = image.read<uint16_t>(offset + 2 * i);
  if ((low & 0xfc00) != 0xdc00) return unit;
  i++;
  return 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
}

inline char* write_ipv4(char* out, uint32_t address) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    out = write_decimal(out, address >> shift & 255);
    if (shift > 0) *out++ = '.';
  }
  return out;
}

/** RFC 5952: the first longest run of two or more zero groups becomes '::', and v4-mapped addresses are dotted. */
inline char* write_ipv6(char* out, const uint8_t* bytes) {
  unsigned groups[8];
  int run_start = -1, run_length = 1, start = -1;
  for (int i = 0; i < 8; i++) {
    groups[i] = bytes[2 * i] << 8 | bytes[2 * i + 1];
    if (groups[i] != 0) {
      start = -1;
      continue;
    }
    if (start < 0) start = i;
    if (i + 1 - start > run_length) {
      run_start = start;
      run_length = i + 1 - start;
    }
  }
  if (run_start == 0 && run_length == 5 && groups[5] == 0xffff) {
    return write_ipv4(write_text(out, "::ffff:"), groups[6] << 16 | groups[7]);
  }
  const char* begin = out;
  for (int i = 0; i < 8; i++) {
    if (i == run_start) {
      out = write_text(out, "::");
      i += run_length - 1;
      continue;
    }
    if (out != begin && out[-1] != ':') *out++ = ':';
    out = std::to_chars(out, out + 4, groups[i], 16).ptr;
  }
  return out;
}

/** Room for a SID with 255 sub-authorities of 11 characters each. */
constexpr size_t LONGEST_SID = 3000;

/** The authority is 48 bits, most significant byte first, and hex from 2^32 on. */
inline char* write_sid(char* out, const Image& image, size_t offset) {
  image.check(offset, 8);
  const uint8_t* sid = image.at(offset);
  const unsigned count = sid[1];
  image.check(offset, 8 + 4 * count);
  *out++ = 'S';
  *out++ = '-';
  out = write_decimal(out, sid[0]);
  *out++ = '-';
  uint64_t authority = 0;
  for (int i = 2; i < 8; i++) authority = authority << 8 | sid[i];
  out = authority >> 32 == 0 ? write_decimal(out, authority) : write_hex(write_text(out, "0x"), sid + 2, 6);
  for (unsigned i = 0; i < count; i++) {
    *out++ = '-';
    out = write_decimal(out, image.read<uint32_t>(offset + 8 + 4 * i));
  }
  return out;
}

/** Which byte comes where in a GUID's text; -1 is a hyphen. The first three parts are little-endian numbers. */
constexpr int GUID_ORDER[] = {3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15};

inline char* write_guid(char* out, const Image& image, size_t offset) {
  image.check(offset, 16);
  for (const int from : GUID_ORDER) {
    if (from < 0) *out++ = '-';
    else out = write_hex(out, image.at(offset + from), 1);
  }
  return out;
}
