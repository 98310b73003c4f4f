/*
 * Writes captures for fwpm, whose format docs/capture-format.md describes. What a program needs to write its own
 * events are the four functions up to write_capture. The program around them makes a capture of a file that holds
 * the block of an FwpmNetEventEnum5:
 *
 *     cc -o capture-writer capture-writer.c
 *     ./capture-writer enum5.bin 0x3507c0 16 enum5.cbor
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UINT = 0, BYTES = 2, TEXT = 3, ARRAY = 4, MAP = 5 };

/* The head of a CBOR value: its kind, and a number or a length. There are shorter heads; nobody has to write them. */
static void head(FILE *out, int kind, uint64_t number) {
    putc(kind << 5 | 27, out);
    for (int shift = 56; shift >= 0; shift -= 8) putc((int)(number >> shift & 0xff), out);
}

static void text(FILE *out, const char *string) {
    head(out, TEXT, strlen(string));
    fputs(string, out);
}

/* Events that FwpmNetEventEnumN returned: the block of memory with the array of pointers at its beginning. */
static void write_capture(FILE *out, const char *abi, const char *name, uint64_t address, const void *block,
                          size_t size, uint32_t count) {
    head(out, MAP, 5);
    text(out, "fwpm"), head(out, UINT, 1);
    text(out, "abi"), text(out, abi);
    text(out, "struct"), text(out, name);
    text(out, "roots"), head(out, MAP, 2);
    text(out, "entries"), head(out, UINT, address);
    text(out, "count"), head(out, UINT, count);
    text(out, "ranges"), head(out, ARRAY, 1);
    head(out, ARRAY, 2), head(out, UINT, address), head(out, BYTES, size);
    fwrite(block, 1, size, out);
}

int main(int argc, char **argv) {
    static char block[1 << 24];
    FILE *in = argc == 5 ? fopen(argv[1], "rb") : NULL;
    FILE *out = in ? fopen(argv[4], "ab") : NULL;
    if (!out) {
        fprintf(stderr, "usage: capture-writer BLOCK ADDRESS COUNT CAPTURE\n");
        return 2;
    }
    size_t size = fread(block, 1, sizeof block, in);
    if (size == sizeof block) {
        fprintf(stderr, "capture-writer: %s is too large for an example\n", argv[1]);
        return 2;
    }
    uint32_t count = (uint32_t)strtoul(argv[3], NULL, 0);
    write_capture(out, "x64", "FWPM_NET_EVENT5", strtoull(argv[2], NULL, 0), block, size, count);
    return fclose(out) == 0 ? 0 : 1;
}
