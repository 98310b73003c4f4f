// The memory that structs are read from, as the writers see it: one run of bytes, limits, and where the text goes.
#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int8_t i8;
typedef int16_t i16;
typedef int32_t i32;
typedef int64_t i64;

#define INLINE static inline __attribute__((always_inline))
#define NOINLINE static __attribute__((noinline))
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

// Members of structs are not always aligned.
#define LOAD(name, type, result)                \
  INLINE result load##name(const u8 *p) {       \
    type x;                                     \
    __builtin_memcpy(&x, p, sizeof(x));         \
    return x;                                   \
  }
LOAD(Uint8, u8, u32)
LOAD(Uint16, u16, u32)
LOAD(Uint32, u32, u32)
LOAD(Uint64, u64, u64)
LOAD(Int8, i8, i32)
LOAD(Int16, i16, i32)
LOAD(Int32, i32, i32)
LOAD(Float32, float, double)
LOAD(Float64, double, double)

INLINE void store16(u8 *q, u32 x) {
  u16 y = (u16)x;
  __builtin_memcpy(q, &y, 2);
}
INLINE void store32(u8 *q, u32 x) { __builtin_memcpy(q, &x, 4); }
INLINE void store64(u8 *q, u64 x) { __builtin_memcpy(q, &x, 8); }

// At least this much can be read past the end of the memory; what is there means nothing.
#define SLACK 16
// As in json/sink.ts: what is always left for text that has no length of its own. Copies may write SLACK bytes more.
#define RESERVE (16384 + 64)

static const u8 *begin, *end;
static u64 base, size64;
static i64 budget, objectsLeft;
static struct {
  u32 elements, characters, blobBytes;
  i64 totalBytes, objects;
} limits;
static u32 replacesSurrogates;
static u8 *outEnd;

enum { DONE, GAVE_UP, FULL };
// What has become of the line. A function that fails returns; its callers write on, within the reserve, for nothing.
static u32 status;

#define GIVE_UP do { status = GAVE_UP; return q; } while (0)

// As need() in source.ts.
#define NEED(p, n)                                                                              \
  do {                                                                                          \
    budget -= (i64)(n);                                                                         \
    if (UNLIKELY((u64)(n) > (u64)(u32)(end - (p)) || budget < 0)) GIVE_UP;                      \
  } while (0)

// As needElements() in source.ts.
#define NEED_ELEMENTS(p, count, n, objects)                                                     \
  do {                                                                                          \
    objectsLeft -= (i64)(objects) * (count);                                                    \
    if ((count) > limits.elements || objectsLeft < 0) GIVE_UP;                                  \
    NEED(p, (u64)(n) * (count));                                                                \
  } while (0)

// Room for n bytes at q, and the reserve after them. Elements of an array stop here, too, when one of them has failed.
#define ROOM(n)                                                                                 \
  do {                                                                                          \
    if (UNLIKELY(status != DONE)) return q;                                                     \
    if (UNLIKELY((u64)(n) + RESERVE > (u64)(u32)(outEnd - q))) {                                \
      status = FULL;                                                                            \
      return q;                                                                                 \
    }                                                                                           \
  } while (0)

INLINE u64 loadPointer(const u8 *o) { return POINTER_SIZE == 8 ? loadUint64(o) : loadUint32(o); }
INLINE int isNull(const u8 *o) { return loadPointer(o) == 0; }

// What the pointer at o leads to; 0 for NULL. Outside the memory the line fails, and it is 0, too.
INLINE const u8 *pointer(const u8 *o) {
  u64 address = loadPointer(o);
  u64 distance = address - base;
  if (!UNLIKELY(distance >= size64 || address == 0)) return begin + (u32)distance;
  if (address != 0) status = GAVE_UP;
  return 0;
}
