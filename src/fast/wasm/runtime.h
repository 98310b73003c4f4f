// The run time of the generated writers of JSON, in C for WebAssembly. What it does, and where it gives up, is what
// src/fast/ does in TypeScript: text for text and limit for limit.
#include "memory.h"
#include "vectors.h"
#include "numbers.h"
#include "names.h"
#include "text.h"

typedef struct {
  u8 *(*write)(u8 *q, const u8 *o);
  u32 size;
  // Objects that it reads at most, without the elements of arrays.
  u32 objects;
} Writer;
