// The loops of columns, as src/fast/columns/plainLoops.ts and loaders.ts have them: one thing for all rows of a block. A place is
// the offset of a struct that is wholly there, or NOWHERE.
#define NOWHERE (-1)

// The places of structs that lie one after another.
EXPORT(placeRows) void placeRows(i32 *to, u32 count, i32 start, u32 stride) {
  for (u32 row = 0; row < count; row++) to[row] = start + (i32)(stride * row);
}

// The lowest and the highest of some pointers. Returns whether there are any but NULL.
EXPORT(spanRows) u32 spanRows(const u8 *pointers, u32 count, u64 *span) {
  u64 least = ~(u64)0, most = 0;
  for (u32 row = 0; row < count; row++) {
    const u64 address =
        POINTER_SIZE == 8 ? loadUint64(pointers + POINTER_SIZE * row) : loadUint32(pointers + POINTER_SIZE * row);
    if (address == 0) continue;
    if (address < least) least = address;
    if (address > most) most = address;
  }
  span[0] = least;
  span[1] = most;
  return most != 0;
}

// Follows the pointer of each row that is at `pointers` and its place. What it leads to is there up to an offset of `last`, which
// is below 0 where there is no room for any. Returns whether a pointer leads elsewhere.
EXPORT(followRows) u32 followRows(const i32 *from, i32 *to, u32 count, const u8 *pointers, u32 baseLow, u32 baseHigh, i32 last,
                                  u8 *isUnread) {
  const u64 start = (u64)baseHigh << 32 | baseLow;
  u32 hasStrayed = 0;
  for (u32 row = 0; row < count; row++) {
    i32 place = NOWHERE;
    if (from[row] >= 0) {
      const u64 address = POINTER_SIZE == 8 ? loadUint64(pointers + from[row]) : loadUint32(pointers + from[row]);
      const u64 distance = address - start;
      if (address == 0) place = NOWHERE;
      else if (last >= 0 && distance <= (u64)last) place = (i32)distance;
      else hasStrayed = isUnread[row] = 1;
    }
    to[row] = place;
  }
  return hasStrayed;
}

// Goes on where the tag at `tags` and a place has the value.
EXPORT(selectRows) void selectRows(const i32 *from, i32 *to, u32 count, const u8 *tags, u32 mask, u32 value) {
  for (u32 row = 0; row < count; row++) {
    const i32 place = from[row];
    to[row] = place >= 0 && (loadUint32(tags + place) & mask) == value ? place : NOWHERE;
  }
}

#define LOAD_ROWS(type, value)                     \
  for (u32 row = 0; row < count; row++) {          \
    const i32 place = from[row];                   \
    valid[row] = place >= 0;                       \
    if (place >= 0) {                              \
      const u8 *leaf = leaves + place;             \
      type x = value;                              \
      __builtin_memcpy(values + row * sizeof(type), &x, sizeof(type)); \
    } else __builtin_memset(values + row * sizeof(type), 0, sizeof(type)); \
  }                                                \
  return

typedef struct {
  u64 first, second;
} Pair;

INLINE Pair loadPair(const u8 *p) {
  return (Pair){loadUint64(p), loadUint64(p + 8)};
}

// Loads leaves of `size` bytes, and 0 where there is none; a size of 0 stands for BOOL.
EXPORT(loadRows) void loadRows(const i32 *from, u32 count, const u8 *leaves, u32 size, u8 *values, u8 *valid) {
  switch (size) {
    case 0: LOAD_ROWS(u8, loadUint32(leaf) != 0);
    case 1: LOAD_ROWS(u8, (u8)loadUint8(leaf));
    case 2: LOAD_ROWS(u16, (u16)loadUint16(leaf));
    case 4: LOAD_ROWS(u32, loadUint32(leaf));
    case 8: LOAD_ROWS(u64, loadUint64(leaf));
    case 16: LOAD_ROWS(Pair, loadPair(leaf));
  }
}
