// What the module exports.
#define EXPORT(name) __attribute__((export_name(#name)))

EXPORT(init) void init(void) {
  initNumbers();
  initText();
}

EXPORT(setMemory) void setMemory(const u8 *bytes, u32 length, u64 address) {
  begin = bytes;
  end = bytes + length;
  size64 = length;
  base = address;
}

EXPORT(setLimits) void setLimits(u32 elements, u32 characters, u32 blobBytes, u32 objects, u32 totalBytes) {
  limits.elements = elements;
  limits.characters = characters;
  limits.blobBytes = blobBytes;
  limits.objects = objects;
  limits.totalBytes = totalBytes;
}

EXPORT(setSurrogates) void setSurrogates(u32 isReplaced) { replacesSurrogates = isReplaced; }

static u32 written;
EXPORT(written) u32 writtenBytes(void) { return written; }

// Writes the addresses of `count` structs that lie one after another.
EXPORT(placeRoots) void placeRoots(u64 *roots, u64 start, u32 stride, u32 count) {
  for (u32 i = 0; i < count; i++) roots[i] = start + (u64)stride * i;
}

// One line. A root is the address of a struct, or a pointer to one, which can be NULL.
INLINE u8 *writeLine(u8 *q, const Writer *writer, u64 root, u32 isPointer) {
  ROOM(0);
  if (isPointer && root == 0) q = writeNull(q);
  else {
    u64 distance = root - base;
    if (distance >= size64) GIVE_UP;
    const u8 *o = begin + (u32)distance;
    budget = limits.totalBytes;
    objectsLeft = limits.objects - writer->objects;
    NEED(o, writer->size);
    q = writer->write(q, o);
  }
  *q++ = '\n';
  return q;
}

// An image: where it begins, how long it is, the address of its first byte, and the one of the struct in it.
typedef struct {
  u32 offset, length;
  u64 address, root;
} Image;

// Writes lines to the `room` bytes at `out` until at least `wanted` are there; returns how many lines. Where a line cannot be
// written, or has no room, the lines before it are. Their structs are those of images, or roots in the memory that is set.
INLINE u32 writeLines(u32 index, const u8 *bytes, const Image *images, const u64 *roots, u32 arePointers, u32 count, u8 *out,
                      u32 wanted, u32 room) {
  const Writer *writer = &WRITERS[index];
  u8 *q = out, *stop = out + wanted;
  u32 lines = 0;
  outEnd = out + room;
  status = DONE;
  while (lines < count && q < stop) {
    if (images) setMemory(bytes + images[lines].offset, images[lines].length, images[lines].address);
    u8 *next = writeLine(q, writer, images ? images[lines].root : roots[lines], arePointers);
    if (UNLIKELY(status != DONE)) break;
    q = next;
    lines++;
  }
  written = (u32)(q - out);
  return lines;
}

EXPORT(run) u32 run(u32 index, const u64 *roots, u32 arePointers, u32 count, u8 *out, u32 wanted, u32 room) {
  return writeLines(index, 0, 0, roots, arePointers, count, out, wanted, room);
}

// The same for one struct of each of many images, which are parts of some bytes. No memory is set afterwards.
EXPORT(runImages)
u32 runImages(u32 index, const u8 *bytes, const Image *images, u32 count, u8 *out, u32 wanted, u32 room) {
  u32 lines = writeLines(index, bytes, images, 0, 0, count, out, wanted, room);
  setMemory(bytes, 0, 0);
  return lines;
}

#include "columns.h"
