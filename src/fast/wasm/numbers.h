// Numbers, times and addresses. Each function writes at q and returns the position after it; the words that digits are
// stored in may reach some bytes further, which are written over later.

static u16 twoDigits[100];
// 0 to 255 with a dot after them.
static u32 parts[256];
static u8 partLengths[256];

INLINE u32 fourDigits(u32 x) {
  u32 high = x / 100;
  return twoDigits[high] | (u32)twoDigits[x - 100 * high] << 16;
}
INLINE u8 *writeSmall(u8 *q, u32 x) {
  u32 n = x < 100 ? (x < 10 ? 1 : 2) : x < 1000 ? 3 : 4;
  store32(q, fourDigits(x) >> (32 - 8 * n));
  return q + n;
}
INLINE u8 *writeFour(u8 *q, u32 x) {
  store32(q, fourDigits(x));
  return q + 4;
}
INLINE u8 *writeEight(u8 *q, u32 x) {
  u32 high = x / 10000;
  return writeFour(writeFour(q, high), x - high * 10000);
}
NOINLINE u8 *writeUint32(u8 *q, u32 x) {
  if (x < 10000) return writeSmall(q, x);
  u32 high = x / 10000, low = x - high * 10000;
  if (high < 10000) return writeFour(writeSmall(q, high), low);
  u32 top = high / 10000;
  return writeFour(writeFour(writeSmall(q, top), high - top * 10000), low);
}
INLINE u8 *writeInt32(u8 *q, i32 x) {
  if (x >= 0) return writeUint32(q, (u32)x);
  *q = '-';
  return writeUint32(q + 1, 0u - (u32)x);
}
NOINLINE u8 *writeNumber(u8 *q, u64 x) {
  if (x >> 32 == 0) return writeUint32(q, (u32)x);
  u64 rest = x / 100000000;
  u32 last = (u32)(x - rest * 100000000);
  if (rest >> 32 == 0) return writeEight(writeUint32(q, (u32)rest), last);
  u64 first = rest / 100000000;
  return writeEight(writeEight(writeUint32(q, (u32)first), (u32)(rest - first * 100000000)), last);
}
INLINE u8 *writeUint64(u8 *q, const u8 *p) { return writeNumber(q, loadUint64(p)); }
INLINE u8 *writeInt64(u8 *q, const u8 *p) {
  u64 x = loadUint64(p);
  if (x >> 63 == 0) return writeNumber(q, x);
  *q = '-';
  return writeNumber(q + 1, 0 - x);
}

// JavaScript says how it writes a float.
__attribute__((import_module("host"), import_name("writeFloat"))) u32 hostFloat(u8 *q, double x);
INLINE u8 *writeFloat(u8 *q, double x) { return q + hostFloat(q, x); }

// --- FILETIME ---

// The second that was written last, since events come in the order of time: its text up to the fraction, and its first tick.
static u8 secondText[32];
static u64 secondStart;

INLINE void writeTwo(u8 *q, u32 x) { store16(q, twoDigits[x]); }

// Makes the second of a time the one that was written last; 0 past the year 9999.
NOINLINE int moveSecond(u64 ticks) {
  if (ticks >= 3067671 * 864000000000ull) return 0;
  u64 seconds = ticks / 10000000;
  u32 day = (u32)(seconds / 86400), second = (u32)(seconds % 86400);
  // Days since the first of March of the year 0, in eras of 400 years; years begin in March.
  u32 days = day + 584694, era = days / 146097, ofEra = days % 146097;
  u32 yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
  u32 ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  u32 shifted = (5 * ofYear + 2) / 153, month = shifted < 10 ? shifted + 3 : shifted - 9;
  u8 *q = secondText;
  store32(q, fourDigits(era * 400 + yearOfEra + (month <= 2)));
  q[4] = q[7] = '-';
  writeTwo(q + 5, month);
  writeTwo(q + 8, ofYear - (153 * shifted + 2) / 5 + 1);
  q[10] = 'T';
  writeTwo(q + 11, second / 3600);
  q[13] = q[16] = ':';
  writeTwo(q + 14, second / 60 % 60);
  writeTwo(q + 17, second % 60);
  q[19] = '.';
  secondStart = seconds * 10000000;
  return 1;
}

static void initNumbers(void) {
  for (u32 i = 0; i < 100; i++) twoDigits[i] = (u16)(('0' + i / 10) | ('0' + i % 10) << 8);
  for (u32 i = 0; i < 256; i++) {
    u32 n = 0, word = 0;
    if (i >= 100) word |= ('0' + i / 100) << 8 * n++;
    if (i >= 10) word |= ('0' + i / 10 % 10) << 8 * n++;
    word |= ('0' + i % 10) << 8 * n++;
    word |= (u32)'.' << 8 * n++;
    parts[i] = word;
    partLengths[i] = (u8)n;
  }
  moveSecond(0);
}

INLINE u8 *writeFiletime(u8 *q, const u8 *p) {
  u64 ticks = loadUint64(p);
  if (UNLIKELY(ticks - secondStart >= 10000000) && !moveSecond(ticks)) return writeNumber(q, ticks);
  copy16(q, secondText);
  store32(q + 16, loadUint32(secondText + 16));
  u32 fraction = (u32)(ticks - secondStart), high = fraction / 10000;
  // Seven digits: the first of eight is 0, where the point goes.
  store32(q + 19, fourDigits(high));
  q[19] = '.';
  store32(q + 23, fourDigits(fraction - high * 10000));
  q[27] = 'Z';
  return q + 28;
}

// --- addresses and GUIDs ---

INLINE u8 *writePart(u8 *q, u32 x) {
  store32(q, parts[x]);
  return q + partLengths[x];
}
INLINE u8 *writeIpv4(u8 *q, u32 address) {
  q = writePart(writePart(q, address >> 24), address >> 16 & 255);
  return writePart(writePart(q, address >> 8 & 255), address & 255) - 1;
}

INLINE u8 *writeGroup(u8 *q, u32 group) {
  if (group >= 0x1000) *q++ = (u8)hexDigit(group >> 12);
  if (group >= 0x100) *q++ = (u8)hexDigit(group >> 8);
  if (group >= 0x10) *q++ = (u8)hexDigit(group >> 4);
  *q++ = (u8)hexDigit(group);
  return q;
}

// As RFC 5952 wants it: the first of the longest runs of at least two zero groups becomes "::".
NOINLINE u8 *writeIpv6(u8 *q, const u8 *p) {
  u32 groups[8], zeros = 8, most = 1, run = 0;
  for (u32 i = 0; i < 8; i++) {
    groups[i] = (u32)p[2 * i] << 8 | p[2 * i + 1];
    run = groups[i] == 0 ? run + 1 : 0;
    if (run > most) {
      most = run;
      zeros = i + 1 - run;
    }
  }
  int isMapped = zeros == 0 && most == 5 && groups[5] == 0xffff;
  u8 *start = q;
  for (u32 i = 0; i < (isMapped ? 6u : 8u); i++) {
    if (i == zeros) {
      *q++ = ':';
      *q++ = ':';
      i += most - 1;
    } else {
      if (q > start && q[-1] != ':') *q++ = ':';
      q = writeGroup(q, groups[i]);
    }
  }
  if (!isMapped) return q;
  *q++ = ':';
  return writeIpv4(q, groups[6] << 16 | groups[7]);
}

INLINE u8 *writeGuid(u8 *q, const u8 *p) {
  u8 ordered[16], digits[32];
  store32(ordered, __builtin_bswap32(loadUint32(p)));
  u32 halves = loadUint32(p + 4);
  store32(ordered + 4, (halves & 0x00ff00ff) << 8 | (halves >> 8 & 0x00ff00ff));
  store64(ordered + 8, loadUint64(p + 8));
  hex16(digits, ordered);
  store64(q, loadUint64(digits));
  q[8] = '-';
  store32(q + 9, loadUint32(digits + 8));
  q[13] = '-';
  store32(q + 14, loadUint32(digits + 12));
  q[18] = '-';
  store32(q + 19, loadUint32(digits + 16));
  q[23] = '-';
  store64(q + 24, loadUint64(digits + 20));
  store32(q + 32, loadUint32(digits + 28));
  return q + 36;
}

INLINE u8 *writeMac(u8 *q, const u8 *p) {
  for (u32 i = 0; i < 6; i++) {
    if (i > 0) *q++ = '-';
    *q++ = (u8) "0123456789ABCDEF"[p[i] >> 4];
    *q++ = (u8) "0123456789ABCDEF"[p[i] & 15];
  }
  return q;
}
