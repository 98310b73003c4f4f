// The loops of columns, as src/fast/columns/plainLoops.ts and loaders.ts have them: one thing for all rows of a block. A place is
// the offset of a struct that is wholly there, or NOWHERE.
#define NOWHERE (-1)

// Read in the place of leaves that are not there.
static const u8 NOTHING[16];

// Keeps a branch a branch, so that the processor goes on with what it expects: else the next step would wait for the tag.
#define BRANCH __asm__ volatile("")

// The places of structs that lie one after another.
INLINE void placeRows(i32 *to, u32 count, i32 start, u32 stride) {
  for (u32 row = 0; row < count; row++) to[row] = start + (i32)(stride * row);
}

// The lowest and the highest of some pointers. Returns whether there are any but NULL.
EXPORT(spanRows) u32 spanRows(const u8 *pointers, u32 count, u64 *span) {
  u64 least = ~(u64)0, most = 0;
  for (u32 row = 0; row < count; row++) {
    const u64 address = loadPointer(pointers + POINTER_SIZE * row);
    if (address == 0) continue;
    if (address < least) least = address;
    if (address > most) most = address;
  }
  span[0] = least;
  span[1] = most;
  return most != 0;
}

// What pointers lead into: it begins at an address, and what they lead to is there up to an offset of `last`, which is below 0
// where there is no room for any.
typedef struct {
  u32 baseLow, baseHigh;
  i32 last;
  u8 *isUnread;
} Target;

// The place that an address leads to. Where that is elsewhere, the row is marked, and hasStrayed set.
#define PLACE_OF(address)                                               \
  ({                                                                    \
    const u64 address_ = address;                                       \
    const u64 distance = address_ - base;                               \
    i32 place = NOWHERE;                                                \
    if (address_ != 0) {                                                \
      if (last >= 0 && distance <= (u64)last) place = (i32)distance;    \
      else hasStrayed = target.isUnread[row] = 1;                       \
    }                                                                   \
    place;                                                              \
  })

// Follows pointers that lie one after another. Returns whether one leads elsewhere.
INLINE u32 followEach(const u8 *pointers, i32 *to, u32 count, const Target target) {
  const u64 base = (u64)target.baseHigh << 32 | target.baseLow;
  const i32 last = target.last;
  u32 hasStrayed = 0;
  for (u32 row = 0; row < count; row++) to[row] = PLACE_OF(loadPointer(pointers + POINTER_SIZE * row));
  return hasStrayed;
}

// The same for the pointer of each row that is at `pointers` and its place.
INLINE u32 followRows(const i32 *from, const u8 *pointers, i32 *to, u32 count, const Target target) {
  const u64 base = (u64)target.baseHigh << 32 | target.baseLow;
  const i32 last = target.last;
  u32 hasStrayed = 0;
  for (u32 row = 0; row < count; row++) {
    if (from[row] >= 0) to[row] = PLACE_OF(loadPointer(pointers + from[row]));
    else to[row] = NOWHERE;
  }
  return hasStrayed;
}

// Goes on where the tag at `tags` and a place has the value.
INLINE void selectRows(const i32 *from, i32 *to, u32 count, const u8 *tags, u32 mask, u32 value) {
  for (u32 row = 0; row < count; row++) {
    const i32 place = from[row];
    if (place >= 0 && (loadUint32(tags + place) & mask) == value) to[row] = place;
    else {
      BRANCH;
      to[row] = NOWHERE;
    }
  }
}

#define LOAD_ROWS(type, value)                                       \
  for (u32 row = 0; row < count; row++) {                            \
    const i32 place = from[row];                                     \
    const u8 *leaf = place >= 0 ? leaves + place : NOTHING;          \
    valid[row] = (u32)~place >> 31;                                  \
    const type x = value;                                            \
    __builtin_memcpy(values + row * sizeof(type), &x, sizeof(type)); \
  }                                                                  \
  return

typedef struct {
  u64 first, second;
} Pair;

INLINE Pair loadPair(const u8 *p) {
  return (Pair){loadUint64(p), loadUint64(p + 8)};
}

// Loads leaves of `size` bytes, and 0 where there is none; a size of 0 stands for BOOL.
INLINE void loadRows(const i32 *from, u32 count, const u8 *leaves, u32 size, u8 *values, u8 *valid) {
  switch (size) {
    case 0: LOAD_ROWS(u8, loadUint32(leaf) != 0);
    case 1: LOAD_ROWS(u8, (u8)loadUint8(leaf));
    case 2: LOAD_ROWS(u16, (u16)loadUint16(leaf));
    case 4: LOAD_ROWS(u32, loadUint32(leaf));
    case 8: LOAD_ROWS(u64, loadUint64(leaf));
    case 16: LOAD_ROWS(Pair, loadPair(leaf));
  }
}

// What is done for all rows of a block: numbers of 32 bits, as columnLoops.ts writes them.
enum { PLACE, FOLLOW_EACH, FOLLOW, SELECT, LOAD };

typedef struct {
  u32 kind;
  // Where places are, and where the results go.
  const i32 *from;
  u8 *to;
  // Where the pointers, the tags or the leaves are, to which places are added.
  const u8 *at;
  union {
    struct {
      u32 start, stride;
    } place;
    Target target;
    struct {
      u32 mask, value;
    } select;
    struct {
      u32 size;
      u8 *valid;
    } load;
  };
  // Of pointers: whether one of them leads elsewhere.
  u32 hasStrayed;
} RowStep;

// Rows that go through all steps together: so few that what one step has brought is near the processor for the next one, and so
// many that the steps cost little.
#define TILE 256

static void runStep(RowStep *step, u32 first, u32 count) {
  i32 *const to = (i32 *)step->to + first;
  const i32 *const from = step->from + first;
  switch (step->kind) {
    case PLACE:
      placeRows(to, count, (i32)(step->place.start + step->place.stride * first), step->place.stride);
      return;
    case FOLLOW_EACH:
    case FOLLOW: {
      Target target = step->target;
      target.isUnread += first;
      if (step->kind == FOLLOW) step->hasStrayed |= followRows(from, step->at, to, count, target);
      else step->hasStrayed |= followEach(step->at + POINTER_SIZE * first, to, count, target);
      return;
    }
    case SELECT:
      selectRows(from, to, count, step->at, step->select.mask, step->select.value);
      return;
    case LOAD: {
      const u32 size = step->load.size;
      loadRows(from, count, step->at, size, step->to + first * (size == 0 ? 1 : size), step->load.valid + first);
    }
  }
}

EXPORT(runRows) void runRows(RowStep *steps, u32 count, u32 rows) {
  for (u32 first = 0; first < rows; first += TILE) {
    const u32 left = rows - first;
    for (u32 i = 0; i < count; i++) runStep(steps + i, first, left < TILE ? left : TILE);
  }
}
