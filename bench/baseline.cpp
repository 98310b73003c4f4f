// The same work in C++, as a measure of what the machine can do: g++ -O2 -std=c++20; with -DTUNED, lines as well as they can
// be written: g++ -O3 -std=c++20 -march=x86-64-v2.
//
//   baseline FILE BASE ENTRIES COUNT                        reads lines "SECTION PASSES" and answers with ns per event
//   baseline FILE BASE ENTRIES COUNT SECTION FIRST LENGTH   prints what the section makes of some events
//   baseline FILE BASE ENTRIES COUNT lines                  writes all lines to standard output
//
// FILE holds captured memory that began at the address BASE, with an array of COUNT pointers to FWPM_NET_EVENT5 at the
// address ENTRIES. A section is decode, ndjson, ndjsonCopied or columns.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>

#include <unistd.h>

#include "baseline/event.hpp"
#include "baseline/json.hpp"
#include "baseline/show.hpp"
#ifdef TUNED
#include "baseline/tuned.hpp"
#endif

namespace {

/** What stays alive of the decoded events: as many as in the other contestants. */
constexpr size_t KEPT = 1024;

constexpr size_t CHUNK = 1 << 16;

/** Chunks that stay alive where they belong to whoever asked for them. */
constexpr size_t KEPT_CHUNKS = 64;

#ifdef TUNED
using Writer = LineWriter<TunedParts>;
#else
using Writer = LineWriter<PlainParts>;
#endif

/** The file is read into memory that has so much more: vectors may reach past the end. */
constexpr size_t PADDING = 16;

/** Makes the compiler believe that somebody looks at the memory that the pointer leads to. */
void look_at(const void* memory) { asm volatile("" : : "r"(memory) : "memory"); }

struct Events {
  Image image;
  size_t entries;
  size_t count;

  /** Calls `each` with the offset of every event from `first` on; entries are never NULL in the benchmark. */
  template <class Each>
  void each(size_t first, size_t length, Each each) const {
    image.check(entries + 8 * first, 8 * length);
    for (size_t i = 0; i < length; i++) {
      const size_t at = image.follow(entries + 8 * (first + i));
      if (at == NONE) throw std::range_error("a NULL entry");
      each(at, i);
    }
  }
};

void decode_all(const Events& events) {
  static std::vector<Event> kept(KEPT);
  events.each(0, events.count, [&](size_t at, size_t i) {
    Event event;
    read_event(event, events.image, at);
    kept[i % KEPT] = std::move(event);
  });
  look_at(kept.data());
}

/** Lines in chunks, each of which is looked at when it is full. */
template <class Consume>
void write_lines(const Events& events, size_t first, size_t length, Consume consume) {
  static std::vector<char> chunk(CHUNK + LONGEST_LINE);
  char* out = chunk.data();
  events.each(first, length, [&](size_t at, size_t) {
    out = Writer(events.image, out).event(at);
    if (out - chunk.data() < static_cast<ptrdiff_t>(CHUNK)) return;
    consume(chunk.data(), out);
    out = chunk.data();
  });
  consume(chunk.data(), out);
}

/** Lines of a copy of the image, in chunks that are somebody else's: each in memory of its own. */
void copy_lines(const Events& events) {
  static std::vector<uint8_t> copy;
  static std::vector<std::unique_ptr<char[]>> kept(KEPT_CHUNKS);
  static size_t chunks = 0;
  const Image image = events.image.copied_to(copy, PADDING);
  write_lines({image, events.entries, events.count}, 0, events.count, [&](const char* begin, const char* end) {
    std::unique_ptr<char[]> chunk(new char[end - begin]);
    memcpy(chunk.get(), begin, end - begin);
    look_at(chunk.get());
    kept[chunks++ % KEPT_CHUNKS] = std::move(chunk);
  });
}

struct Columns {
  explicit Columns(size_t length) : timeStamp(length), filterId(length), type(length), hasFilterId(length) {}

  std::vector<uint64_t> timeStamp, filterId;
  std::vector<uint32_t> type;
  std::vector<uint8_t> hasFilterId;
};

void fill(Columns& columns, const Events& events, size_t first, size_t length) {
  const Image& image = events.image;
  events.each(first, length, [&](size_t at, size_t i) {
    image.check(at, 152);
    columns.timeStamp[i] = image.read<uint64_t>(at);
    columns.type[i] = image.read<uint32_t>(at + 136);
    columns.filterId[i] = 0;
    columns.hasFilterId[i] = 0;
    if (columns.type[i] != CLASSIFY_DROP) return;
    const size_t body = image.follow(at + 144);
    if (body == NONE) return;
    image.check(body, 56);
    columns.filterId[i] = image.read<uint64_t>(body);
    columns.hasFilterId[i] = 1;
  });
}

void run(const Events& events, const std::string& section) {
  if (section == "decode") {
    decode_all(events);
  } else if (section == "ndjson") {
    write_lines(events, 0, events.count, [](const char* begin, const char*) { look_at(begin); });
  } else if (section == "ndjsonCopied") {
    copy_lines(events);
  } else {
    // The same arrays each time, as the library's reader has them.
    static Columns columns(events.count);
    fill(columns, events, 0, events.count);
    look_at(columns.filterId.data());
  }
}

void show(const Events& events, const std::string& section, size_t first, size_t length) {
  if (section == "decode") {
    Event event;
    events.each(first, length, [&](size_t at, size_t) {
      read_event(event, events.image, at);
      Shower().event(event);
    });
  } else if (section == "ndjson" || section == "ndjsonCopied") {
    write_lines(events, first, length,
                [](const char* begin, const char* end) { fwrite(begin, 1, end - begin, stdout); });
  } else {
    Columns columns(length);
    fill(columns, events, first, length);
    for (size_t i = 0; i < length; i++) {
      printf("%llu %u %llu %d\n", static_cast<unsigned long long>(columns.timeStamp[i]), columns.type[i],
             static_cast<unsigned long long>(columns.filterId[i]), columns.hasFilterId[i]);
    }
  }
}

/** As a program does that has nothing else to do: each chunk by itself. */
void write_all(const char* begin, const char* end) {
  while (begin < end) {
    const ssize_t written = write(STDOUT_FILENO, begin, end - begin);
    if (written < 0) throw std::runtime_error("cannot write the lines");
    begin += written;
  }
}

/** Says how much memory this took at most (on Linux), in the file that BENCH_USAGE names. */
void note_usage() {
  const char* name = getenv("BENCH_USAGE");
  if (name == nullptr) return;
  long peak = 0;
  if (FILE* status = fopen("/proc/self/status", "r")) {
    char line[256];
    while (fgets(line, sizeof line, status) != nullptr) sscanf(line, "VmHWM: %ld", &peak);
    fclose(status);
  }
  FILE* file = fopen(name, "w");
  if (file == nullptr) throw std::runtime_error("cannot write what was used");
  fprintf(file, "{\"peakBytes\":%ld}", peak * 1024);
  fclose(file);
}

std::vector<uint8_t> contents_of(const char* path) {
  FILE* file = fopen(path, "rb");
  if (file == nullptr) throw std::runtime_error("cannot open the file");
  fseek(file, 0, SEEK_END);
  std::vector<uint8_t> bytes(ftell(file) + PADDING);
  rewind(file);
  const size_t read = fread(bytes.data(), 1, bytes.size(), file);
  fclose(file);
  if (read != bytes.size() - PADDING) throw std::runtime_error("cannot read the file");
  return bytes;
}

uint64_t number(const char* text) { return strtoull(text, nullptr, 0); }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5 || argc > 8) return 2;
  const std::vector<uint8_t> bytes = contents_of(argv[1]);
  const uint64_t base = number(argv[2]);
  const Events events{Image(bytes.data(), bytes.size() - PADDING, base), number(argv[3]) - base, number(argv[4])};
  if (argc == 8) {
    show(events, argv[5], number(argv[6]), number(argv[7]));
    return 0;
  }
  if (argc == 6) {
    write_lines(events, 0, events.count, [](const char* begin, const char* end) { write_all(begin, end); });
    note_usage();
    return 0;
  }
  std::string section;
  for (int passes; std::cin >> section >> passes;) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < passes; i++) run(events, section);
    const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    std::cout << time.count() / passes / static_cast<double>(events.count) << std::endl;
  }
}
