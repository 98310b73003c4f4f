// The parts of a line as a person writes them who has measured: vectors of 16 bytes, tables of digits, and what was written
// last, kept. g++ -O3 -march=x86-64-v2.
#pragma once

#include <immintrin.h>

#include <array>

#include "json.hpp"

/** How far past its end something may be read or written: a vector. */
constexpr size_t SLACK = 16;

constexpr auto TWO_DIGITS = [] {
  std::array<uint16_t, 100> table{};
  for (int i = 0; i < 100; i++) table[i] = static_cast<uint16_t>(('0' + i / 10) | ('0' + i % 10) << 8);
  return table;
}();

/** For each set of eight characters that need a backslash: where each character goes, and how many bytes more that takes. */
struct Escapes {
  alignas(16) uint8_t shuffle[256][16];
  uint8_t length[256];
};

constexpr auto ESCAPES = [] {
  Escapes table{};
  for (int set = 0; set < 256; set++) {
    int k = 0;
    for (int i = 0; i < 8; i++) {
      if (set >> i & 1) table.shuffle[set][k++] = 8;
      table.shuffle[set][k++] = static_cast<uint8_t>(i);
    }
    table.length[set] = static_cast<uint8_t>(k - 8);
  }
  return table;
}();

inline __m128i load(const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); }
inline void store(void* to, __m128i value) { _mm_storeu_si128(static_cast<__m128i*>(to), value); }

struct TunedParts : PlainParts {
  /** In whole vectors: what they write past the end is written over. */
  static char* copy(char* out, const char* from, size_t size) {
    for (size_t i = 0; i < size; i += 16) store(out + i, load(from + i));
    return out + size;
  }

  static char* decimal(char* out, uint64_t value) {
    if (value < 10000) return small(out, static_cast<uint32_t>(value));
    if (value >> 32 != 0) {
      const uint64_t high = value / 100'000'000;
      return eight(decimal(out, high), static_cast<uint32_t>(value - high * 100'000'000));
    }
    const auto low = static_cast<uint32_t>(value);
    return four(decimal(out, low / 10000), low % 10000);
  }

  static uint32_t digits(uint32_t value) {
    return TWO_DIGITS[value / 100] | static_cast<uint32_t>(TWO_DIGITS[value % 100]) << 16;
  }

  static char* small(char* out, uint32_t value) {
    const uint32_t length = value < 100 ? (value < 10 ? 1 : 2) : value < 1000 ? 3 : 4;
    const uint32_t word = digits(value) >> (32 - 8 * length);
    memcpy(out, &word, 4);
    return out + length;
  }

  static char* four(char* out, uint32_t value) {
    const uint32_t word = digits(value);
    memcpy(out, &word, 4);
    return out + 4;
  }

  static char* eight(char* out, uint32_t value) { return four(four(out, value / 10000), value % 10000); }

  static char* ipv4(char* out, uint32_t address) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out = small(out, address >> shift & 255);
      *out++ = '.';
    }
    return out - 1;
  }

  static void hex16(char* out, __m128i bytes) {
    const __m128i digits = load(HEX), mask = _mm_set1_epi8(15);
    const __m128i low = _mm_and_si128(bytes, mask), high = _mm_and_si128(_mm_srli_epi16(bytes, 4), mask);
    store(out, _mm_shuffle_epi8(digits, _mm_unpacklo_epi8(high, low)));
    store(out + 16, _mm_shuffle_epi8(digits, _mm_unpackhi_epi8(high, low)));
  }

  static char* hex(char* out, const uint8_t* bytes, size_t count) {
    for (size_t i = 0; i < count; i += 16) hex16(out + 2 * i, load(bytes + i));
    return out + 2 * count;
  }

  static char* guid(char* out, const Image& image, size_t at) {
    image.check(at, 16);
    const __m128i order = _mm_setr_epi8(3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15);
    char all[32];
    hex16(all, _mm_shuffle_epi8(load(image.at(at)), order));
    for (const auto [to, from, size] : {std::array{0, 0, 8}, {9, 8, 4}, {14, 12, 4}, {19, 16, 4}, {24, 20, 12}}) {
      memcpy(out + to, all + from, size);
    }
    out[8] = out[13] = out[18] = out[23] = '-';
    return out + 36;
  }

  /** The lists of flags, by their word. */
  template <size_t count>
  static char* flags(char* out, const Name (&names)[count], uint32_t value) {
    struct List {
      uint32_t value;
      uint32_t length;
      char text[512 + SLACK];
    };
    static std::array<List, 64> lists{};
    List& list = lists[value * 0x9e3779b1u >> 26];
    if (list.length == 0 || list.value != value) {
      char fresh[2048];
      const size_t length = PlainParts::flags(fresh, names, value) - fresh;
      if (length > 512) return copy(out, fresh, length);
      memcpy(list.text, fresh, length);
      list.value = value;
      list.length = static_cast<uint32_t>(length);
    }
    return copy(out, list.text, list.length);
  }

  /** The SIDs that were written before; their bytes are compared. */
  static char* sid(char* out, const Image& image, size_t at) {
    struct Known {
      size_t size;
      size_t length;
      uint8_t bytes[68];
      char text[192 + SLACK];
    };
    static std::array<Known, 1024> known{};
    image.check(at, 8);
    const size_t size = 8 + size_t{4} * image.at(at)[1];
    image.check(at, size);
    if (size < 16 || size > 68) return write_sid(out, image, at);
    uint32_t hash = image.read<uint32_t>(at + size - 4) * 0x9e3779b1u ^ image.read<uint32_t>(at + size - 8) * 0x85ebca6bu;
    Known& slot = known[(hash ^ hash >> 15) & 1023];
    if (slot.size != size || memcmp(slot.bytes, image.at(at), size) != 0) {
      char fresh[LONGEST_SID];
      const size_t length = write_sid(fresh, image, at) - fresh;
      if (length > 192) return write_text(out, {fresh, length});
      memcpy(slot.bytes, image.at(at), size);
      memcpy(slot.text, fresh, length);
      slot.size = size;
      slot.length = length;
    }
    return copy(out, slot.text, slot.length);
  }

  static size_t units_before_nul(const Image& image, size_t at) {
    for (size_t units = 0;; units += 8) {
      image.check(at + 2 * units, 2);
      const int zeros = _mm_movemask_epi8(_mm_cmpeq_epi16(load(image.at(at + 2 * units)), _mm_setzero_si128()));
      if (zeros == 0) continue;
      units += std::countr_zero(static_cast<uint32_t>(zeros)) / 2;
      image.check(at, 2 * units + 2);
      return units;
    }
  }

  static char* string(char* out, const Image& image, size_t offset, size_t units) {
    const __m128i lanes = _mm_setr_epi16(0, 1, 2, 3, 4, 5, 6, 7);
    *out++ = '"';
    for (size_t i = 0; i < units;) {
      const size_t count = std::min<size_t>(8, units - i);
      const __m128i is_text = _mm_cmplt_epi16(lanes, _mm_set1_epi16(static_cast<short>(count)));
      const __m128i text = _mm_blendv_epi8(_mm_set1_epi16(' '), load(image.at(offset + 2 * i)), is_text);
      const __m128i bytes = _mm_packus_epi16(text, _mm_set1_epi16('\\'));
      const __m128i quoted = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
      // What is beyond ASCII becomes 0 or a negative byte.
      if (_mm_movemask_epi8(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20))) != 0) {
        for (const size_t stop = i + count; i < stop;) out = write_point(out, next_point(image, offset, units, i));
        continue;
      }
      const int set = _mm_movemask_epi8(quoted) & 0xff;
      store(out, _mm_shuffle_epi8(bytes, load(ESCAPES.shuffle[set])));
      out += count + ESCAPES.length[set];
      i += count;
    }
    *out++ = '"';
    return out;
  }

  /** The second that was written last is kept. */
  static char* time(char* out, uint64_t ticks) {
    static uint64_t last = UINT64_MAX;
    static char second[32];
    if (ticks > LAST_DATE) return PlainParts::time(out, ticks);
    const uint64_t seconds = ticks / 10'000'000;
    if (seconds != last) {
      second[0] = '"';
      write_second(second + 1, seconds);
      last = seconds;
    }
    store(out, load(second));
    memcpy(out + 16, second + 16, 4);
    const auto fraction = static_cast<uint32_t>(ticks - seconds * 10'000'000);
    // Of eight digits the first is 0, where the point goes.
    eight(out + 20, fraction);
    out[20] = '.';
    out[28] = 'Z';
    out[29] = '"';
    return out + 30;
  }
};
