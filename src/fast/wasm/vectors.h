// Sixteen bytes at once, with SIMD where the module is built for it.

#ifdef __wasm_simd128__
#include <wasm_simd128.h>

#define TEXT16(q, ...) wasm_v128_store(q, wasm_u8x16_const(__VA_ARGS__))

INLINE void copy16(u8 *q, const u8 *p) { wasm_v128_store(q, wasm_v128_load(p)); }
INLINE u32 differ16(const u8 *a, const u8 *b) {
  return wasm_v128_any_true(wasm_v128_xor(wasm_v128_load(a), wasm_v128_load(b)));
}

static const u8 HEX[16] __attribute__((aligned(16))) = {'0', '1', '2', '3', '4', '5', '6', '7',
                                                        '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

// Sixteen bytes as 32 hex digits.
INLINE void hex16(u8 *q, const u8 *p) {
  v128_t x = wasm_v128_load(p), digits = wasm_v128_load(HEX), low = wasm_i8x16_splat(15);
  v128_t high = wasm_u8x16_shr(x, 4);
  low = wasm_v128_and(x, low);
  v128_t first = wasm_i8x16_shuffle(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  v128_t second = wasm_i8x16_shuffle(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  wasm_v128_store(q, wasm_i8x16_swizzle(digits, first));
  wasm_v128_store(q + 16, wasm_i8x16_swizzle(digits, second));
}

#else

#define WORD(a, b, c, d, e, f, g, h)                                                            \
  ((u64)(a) | (u64)(b) << 8 | (u64)(c) << 16 | (u64)(d) << 24 | (u64)(e) << 32 | (u64)(f) << 40 | \
   (u64)(g) << 48 | (u64)(h) << 56)
#define TEXT16(q, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)                               \
  do {                                                                                          \
    store64(q, WORD(a, b, c, d, e, f, g, h));                                                   \
    store64(q + 8, WORD(i, j, k, l, m, n, o, p));                                               \
  } while (0)

INLINE void copy16(u8 *q, const u8 *p) {
  u64 first = loadUint64(p), second = loadUint64(p + 8);
  store64(q, first);
  store64(q + 8, second);
}
INLINE u32 differ16(const u8 *a, const u8 *b) {
  return ((loadUint64(a) ^ loadUint64(b)) | (loadUint64(a + 8) ^ loadUint64(b + 8))) != 0;
}

static const char HEX[] = "0123456789abcdef";

INLINE void hex16(u8 *q, const u8 *p) {
  for (u32 i = 0; i < 16; i++) {
    q[2 * i] = (u8)HEX[p[i] >> 4];
    q[2 * i + 1] = (u8)HEX[p[i] & 15];
  }
}

#endif

// Copies n bytes in steps of 16; what is written past them is written over later.
INLINE u8 *copy(u8 *q, const u8 *p, u32 n) {
  for (u32 i = 0; i < n; i += 16) copy16(q + i, p + i);
  return q + n;
}

INLINE u32 hexDigit(u32 x) { return (u32)HEX[x & 15]; }
