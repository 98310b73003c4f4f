// Text in UTF-16 as JSON in UTF-8, and what else has a length of its own: SIDs and blobs.

// --- one code unit at a time: whatever does not stand for itself ---

INLINE int isControl(u32 unit) { return unit < 0x20 || (unit >= 0x7f && unit < 0xa0); }

// Bidi controls and line separators.
INLINE int turnsOrSeparates(u32 unit) {
  if (unit < 0x200e) return unit == 0x061c;
  if (unit > 0x2069) return 0;
  return unit <= 0x200f || (unit >= 0x2028 && unit <= 0x202e) || unit >= 0x2066;
}

INLINE u8 *writeHexEscape(u8 *q, u32 unit) {
  store16(q, '\\' | 'u' << 8);
  for (u32 i = 0; i < 4; i++) q[2 + i] = (u8)hexDigit(unit >> (12 - 4 * i));
  return q + 6;
}

INLINE u8 *writeTwoBytes(u8 *q, u32 unit) {
  q[0] = (u8)(0xc0 | unit >> 6);
  q[1] = (u8)(0x80 | (unit & 63));
  return q + 2;
}

INLINE u8 *writeThreeBytes(u8 *q, u32 unit) {
  q[0] = (u8)(0xe0 | unit >> 12);
  q[1] = (u8)(0x80 | (unit >> 6 & 63));
  q[2] = (u8)(0x80 | (unit & 63));
  return q + 3;
}

INLINE u8 *writePair(u8 *q, u32 first, u32 second) {
  u32 point = 0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff);
  q[0] = (u8)(0xf0 | point >> 18);
  q[1] = (u8)(0x80 | (point >> 12 & 63));
  q[2] = (u8)(0x80 | (point >> 6 & 63));
  q[3] = (u8)(0x80 | (point & 63));
  return q + 4;
}

// Writes the unit i of the n at p, or the pair that begins there; i is the one after it then.
NOINLINE u8 *writeUnit(u8 *q, const u8 *p, u32 n, u32 *index) {
  u32 i = *index, unit = loadUint16(p + 2 * i);
  *index = i + 1;
  if (unit == '"' || unit == '\\') {
    store16(q, '\\' | unit << 8);
    return q + 2;
  }
  if (unit >= 8 && unit <= 13 && unit != 11) {
    store16(q, '\\' | (u32) "btn?fr"[unit - 8] << 8);
    return q + 2;
  }
  if (isControl(unit) || turnsOrSeparates(unit)) return writeHexEscape(q, unit);
  if (unit < 0x80) {
    *q = (u8)unit;
    return q + 1;
  }
  if (unit < 0x800) return writeTwoBytes(q, unit);
  if ((unit & 0xf800) != 0xd800) return writeThreeBytes(q, unit);
  u32 next = i + 1 < n ? loadUint16(p + 2 * i + 2) : 0;
  if (unit < 0xdc00 && (next & 0xfc00) == 0xdc00) {
    *index = i + 2;
    return writePair(q, unit, next);
  }
  return replacesSurrogates ? writeThreeBytes(q, 0xfffd) : writeHexEscape(q, unit);
}

// --- many at a time: what stands for itself, and in SIMD quotes and backslashes as well ---

#ifdef __wasm_simd128__

// For each set of eight characters that need a backslash: where each character goes, and how many bytes more it takes.
static u8 escapeShuffle[256][16] __attribute__((aligned(16)));
static u8 escapeLength[256];

static void initText(void) {
  for (u32 set = 0; set < 256; set++) {
    u32 k = 0;
    for (u32 i = 0; i < 8; i++) {
      // Byte 8 of the vector is a backslash.
      if (set >> i & 1) escapeShuffle[set][k++] = 8;
      escapeShuffle[set][k++] = (u8)i;
    }
    escapeLength[set] = (u8)(k - 8);
  }
}

// Eight units at p, of which `count` belong to the text. Returns q where not all of them are printable ASCII.
INLINE u8 *writeEightUnits(u8 *q, const u8 *p, u32 count) {
  v128_t units = wasm_v128_load(p);
  if (UNLIKELY(count < 8)) {
    v128_t lanes = wasm_u16x8_const(0, 1, 2, 3, 4, 5, 6, 7);
    v128_t isText = wasm_i16x8_lt(lanes, wasm_i16x8_splat((i16)count));
    units = wasm_v128_bitselect(units, wasm_i16x8_splat(' '), isText);
  }
  // A unit above 0xff becomes 0xff or 0, which are neither.
  v128_t bytes = wasm_u8x16_narrow_i16x8(units, wasm_i16x8_splat('\\'));
  v128_t isOther = wasm_v128_or(wasm_i8x16_lt(bytes, wasm_i8x16_splat(0x20)), wasm_i8x16_eq(bytes, wasm_i8x16_splat(0x7f)));
  if (UNLIKELY(wasm_v128_any_true(isOther))) return q;
  v128_t isEscaped =
      wasm_v128_or(wasm_i8x16_eq(bytes, wasm_i8x16_splat('"')), wasm_i8x16_eq(bytes, wasm_i8x16_splat('\\')));
  u32 set = wasm_i8x16_bitmask(isEscaped) & 0xff;
  wasm_v128_store(q, wasm_i8x16_swizzle(bytes, wasm_v128_load(escapeShuffle[set])));
  return q + count + escapeLength[set];
}

#define STEP 8
#define writeStep writeEightUnits

// The lowest NUL of eight units, or 8.
INLINE u32 firstNul(const u8 *p) {
  u32 set = wasm_i16x8_bitmask(wasm_i16x8_eq(wasm_v128_load(p), wasm_i16x8_splat(0)));
  return set == 0 ? 8 : (u32)__builtin_ctz(set);
}

#else

static void initText(void) {}

// The sign of each unit that is 0 is set, and perhaps of some above it.
INLINE u64 zeros(u64 units) { return (units - 0x0001000100010001ull) & ~units & 0x8000800080008000ull; }

// Four units at p, of which `count` belong to the text. Returns q where not all of them stand for themselves.
INLINE u8 *writeFourUnits(u8 *q, const u8 *p, u32 count) {
  u64 units = loadUint64(p);
  if (UNLIKELY(count < 4)) {
    u64 isText = (1ull << 16 * count) - 1;
    units = (units & isText) | (0x0020002000200020ull & ~isText);
  }
  if (units & 0xff80ff80ff80ff80ull) return q;
  u64 isOther = (units - 0x0020002000200020ull) & 0x8000800080008000ull;
  isOther |= zeros(units ^ 0x0022002200220022ull) | zeros(units ^ 0x005c005c005c005cull) | zeros(units ^ 0x007f007f007f007full);
  if (isOther) return q;
  u64 pairs = (units | units >> 8) & 0x0000ffff0000ffffull;
  store32(q, (u32)(pairs | pairs >> 16));
  return q + count;
}

#define STEP 4
#define writeStep writeFourUnits

INLINE u32 firstNul(const u8 *p) {
  u64 set = zeros(loadUint64(p));
  return set == 0 ? 4 : (u32)__builtin_ctzll(set) >> 4;
}

#endif

NOINLINE u8 *writeUnits(u8 *q, const u8 *p, u32 n) {
  ROOM(6 * (u64)n + 2);
  *q++ = '"';
  for (u32 i = 0; i < n;) {
    u32 count = n - i < STEP ? n - i : STEP;
    u8 *next = writeStep(q, p + 2 * i, count);
    if (UNLIKELY(next == q)) {
      for (u32 stop = i + count; i < stop;) q = writeUnit(q, p, n, &i);
    } else {
      q = next;
      i += count;
    }
  }
  *q++ = '"';
  return q;
}

// wchar_t[] up to its NUL: as lengthOfString() in strings.ts.
NOINLINE u8 *writeWideString(u8 *q, const u8 *p) {
  u64 most = (u32)(end - p) >> 1;
  if (most > (u64)limits.characters + 1) most = (u64)limits.characters + 1;
  for (u32 n = 0; n < most; n += STEP) {
    u32 nul = firstNul(p + 2 * n);
    if (nul == STEP) continue;
    n += nul;
    if (n >= most) break;
    NEED(p, 2 * (u64)n + 2);
    return writeUnits(q, p, n);
  }
  GIVE_UP;
}

// The text in `size` bytes, less one trailing NUL.
INLINE u8 *writeCountedText(u8 *q, const u8 *p, u32 size) {
  u32 n = size >> 1;
  if (n > 0 && loadUint16(p + 2 * n - 2) == 0) n--;
  return writeUnits(q, p, n);
}

// --- bytes in hex ---

INLINE u8 *writeHex(u8 *q, const u8 *p, u32 n) {
  for (u32 i = 0; i < n; i += 16) hex16(q + 2 * i, p + i);
  return q + 2 * n;
}

INLINE u8 *writeBlob(u8 *q, const u8 *p, u32 n) {
  ROOM(2 * (u64)n + 2);
  *q++ = '"';
  q = writeHex(q, p, n);
  *q++ = '"';
  return q;
}

// --- SIDs ---

#define MOST_SID_CHARACTERS (2 + 3 + 1 + 14 + 255 * 11)
#define SID_SLOTS 1024
// Whole steps of 16, as much as a SID of 15 sub-authorities takes.
#define MOST_CACHED_SID_BYTES 68
#define MOST_CACHED_SID_TEXT 192

// SIDs that were written before. The bytes are all compared: a hash alone proves nothing.
static struct {
  u32 size;
  u32 length;
  u8 bytes[80];
  u8 text[MOST_CACHED_SID_TEXT];
} sids[SID_SLOTS];

NOINLINE u8 *writeSid(u8 *q, const u8 *p, u32 count) {
  *q++ = '"';
  store16(q, 'S' | '-' << 8);
  q = writeSmall(q + 2, p[0]);
  *q++ = '-';
  u32 high = (u32)p[2] << 8 | p[3];
  if (high == 0) q = writeUint32(q, __builtin_bswap32(loadUint32(p + 4)));
  else {
    store16(q, '0' | 'x' << 8);
    q += 2;
    for (u32 i = 2; i < 8; i++) {
      *q++ = (u8)hexDigit(p[i] >> 4);
      *q++ = (u8)hexDigit(p[i]);
    }
  }
  for (u32 i = 0; i < count; i++) {
    *q++ = '-';
    q = writeUint32(q, loadUint32(p + 8 + 4 * i));
  }
  *q++ = '"';
  return q;
}

INLINE u32 sidSlot(const u8 *p, u32 size) {
  u32 hash = loadUint32(p) ^ loadUint32(p + size - 4) * 0x9e3779b1u ^ loadUint32(p + size - 8) * 0x85ebca6bu;
  return (hash ^ hash >> 15) & (SID_SLOTS - 1);
}

INLINE int isSameSid(const u8 *p, const u8 *key, u32 size) {
  u32 differs = differ16(p, key) | differ16(p + size - 16, key + size - 16);
  for (u32 i = 16; i + 16 <= size; i += 16) differs |= differ16(p + i, key + i);
  return !differs;
}

NOINLINE u8 *writeSidText(u8 *q, const u8 *p) {
  if ((u32)(end - p) < 8) GIVE_UP;
  u32 count = p[1], size = 8 + 4 * count;
  NEED(p, size);
  ROOM(MOST_SID_CHARACTERS + 2);
  if (size < 16 || size > MOST_CACHED_SID_BYTES) return writeSid(q, p, count);
  u32 slot = sidSlot(p, size);
  if (sids[slot].size == size && isSameSid(p, sids[slot].bytes, size)) {
    return copy(q, sids[slot].text, sids[slot].length);
  }
  u8 *start = q;
  q = writeSid(q, p, count);
  u32 length = (u32)(q - start);
  if (length <= MOST_CACHED_SID_TEXT) {
    sids[slot].size = size;
    sids[slot].length = length;
    copy(sids[slot].bytes, p, size);
    copy(sids[slot].text, start, length);
  }
  return q;
}
