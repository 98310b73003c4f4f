// Names: of enumerations, and lists of those of flags.

INLINE u8 *writeNull(u8 *q) {
  store32(q, 0x6c6c756e);
  return q + 4;
}

// A name in quotes. Whole steps of 16 bytes are copied.
typedef struct {
  u32 length;
  u8 text[80];
} Piece;
#define PIECE(text) {sizeof(text) - 1, text}

INLINE u8 *writePiece(u8 *q, const Piece *piece) { return copy(q, piece->text, piece->length); }

typedef struct {
  u32 bit;
  const char *name;
} Flag;

// Lists that were written before, by their word: a few words make up nearly all events.
#define FLAG_SLOTS 64
#define MOST_FLAG_BYTES 512
typedef struct {
  u32 words[FLAG_SLOTS];
  u32 lengths[FLAG_SLOTS];
  u8 texts[FLAG_SLOTS][MOST_FLAG_BYTES];
} FlagCache;

typedef struct {
  const Flag *flags;
  u32 count;
  FlagCache *cache;
} FlagLists;

INLINE u32 flagSlot(u32 word) { return word * 0x9e3779b1u >> 26; }

INLINE u8 *nextFlag(u8 *q, const u8 *list) {
  if (q > list + 1) *q++ = ',';
  *q++ = '"';
  return q;
}

NOINLINE u8 *writeFlagNames(const FlagLists *lists, u8 *q, u32 word) {
  u8 *list = q;
  u32 rest = word;
  *q++ = '[';
  for (u32 i = 0; i < lists->count; i++) {
    u32 bit = lists->flags[i].bit;
    rest &= ~bit;
    if (!(word & bit)) continue;
    q = nextFlag(q, list);
    for (const char *name = lists->flags[i].name; *name; name++) *q++ = (u8)*name;
    *q++ = '"';
  }
  // What has no name comes last, as one hex number.
  if (rest) {
    q = nextFlag(q, list);
    *q++ = '0';
    *q++ = 'x';
    u32 shift = 28;
    while (!(rest >> shift & 15)) shift -= 4;
    for (u32 i = 0; i <= shift / 4; i++) *q++ = (u8)hexDigit(rest >> (shift - 4 * i));
    *q++ = '"';
  }
  *q++ = ']';
  u32 length = (u32)(q - list);
  if (length <= MOST_FLAG_BYTES) {
    FlagCache *cache = lists->cache;
    u32 slot = flagSlot(word);
    cache->words[slot] = word;
    cache->lengths[slot] = length;
    copy(cache->texts[slot], list, length);
  }
  return q;
}

INLINE u8 *writeFlags(const FlagLists *lists, u8 *q, u32 word) {
  const FlagCache *cache = lists->cache;
  u32 slot = flagSlot(word);
  if (UNLIKELY(cache->words[slot] != word || cache->lengths[slot] == 0)) return writeFlagNames(lists, q, word);
  return copy(q, cache->texts[slot], cache->lengths[slot]);
}
