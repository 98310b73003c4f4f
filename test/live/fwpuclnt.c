/*
 * A filter engine to be tested against: the functions of fwpuclnt.dll and kernel32.dll that live capture calls, played by
 * images that a test hands over. It is loaded in place of both; functions that begin with Fake are the test's.
 *
 * Each event is laid into memory of its own, its pointers made absolute, and after the callback it is overwritten with 0xDD
 * and freed, as an allocator would do it: whoever reads later reads that, or dies.
 *
 * NEWEST is the newest version of FwpmNetEventSubscribeN and FwpmNetEventEnum(N+1) that is exported, as on older Windows.
 */
#ifdef _WIN32
#define API __declspec(dllexport)
#define CALL __stdcall
#else
#define _GNU_SOURCE
#define API __attribute__((visibility("default")))
#define CALL
#endif
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "platform.h"

#ifndef NEWEST
#define NEWEST 4
#endif

enum { ERROR_NONE = 0 };
#define NOT_FOUND 0x80320008u
#define FILTER_NOT_FOUND 0x80320003u
enum { MOST_IMAGES = 1024, MOST_FAILURES = 16, FWP_UINT32 = 3 };

/* What an option of the engine holds: FWP_VALUE0. */
typedef struct { uint32_t type; union { uint32_t uint32; void *pointer; uint64_t widest; } value; } Value;
typedef void (CALL *Callback)(void *context, const void *event);

/* An image: bytes in which the pointers count from its beginning, and where these are. */
typedef struct {
  uint8_t *bytes;
  uint32_t size, root, pointerCount;
  uint32_t *pointers;
} Image;

/* --- what the test says --- */

static Image images[MOST_IMAGES];
static uint32_t imageCount;
static Image filters[MOST_IMAGES];
static uint64_t filterIds[MOST_IMAGES];
static uint32_t filterCount;
static struct { char call[64]; uint32_t status; } failures[MOST_FAILURES];
static uint32_t failureCount;
static uint32_t options[8] = {1};
static uint64_t eventsToPlay, playedEvents, firstTime;
static uint32_t pauseMicroseconds;
static uint32_t historyCount, historyPage, askedFilters;
static volatile long liveBlocks, liveHandles, setOptions;

static Image imageOf(const uint8_t *bytes, uint32_t size, uint32_t root, const uint32_t *pointers, uint32_t count) {
  Image image = {malloc(size), size, root, count, malloc(count * sizeof *pointers + 1)};
  memcpy(image.bytes, bytes, size);
  memcpy(image.pointers, pointers, count * sizeof *pointers);
  return image;
}

API void CALL FakeReset(void) {
  imageCount = filterCount = failureCount = 0;
  memset(options, 0, sizeof options);
  options[0] = 1;
  eventsToPlay = playedEvents = firstTime = 0;
  pauseMicroseconds = 0;
  historyCount = 0;
  historyPage = 0;
  setOptions = 0;
  askedFilters = 0;
}

/* Events are played in the order in which they are added, again and again. */
API void CALL FakeAddEvent(const uint8_t *bytes, uint32_t size, uint32_t root, const uint32_t *pointers, uint32_t count) {
  if (imageCount < MOST_IMAGES) images[imageCount++] = imageOf(bytes, size, root, pointers, count);
}

/* A filter by its id, or a provider by the first 8 bytes of its key. */
API void CALL FakeAddFilter(uint64_t id, const uint8_t *bytes, uint32_t size, uint32_t root, const uint32_t *pointers, uint32_t count) {
  if (filterCount == MOST_IMAGES) return;
  filterIds[filterCount] = id;
  filters[filterCount++] = imageOf(bytes, size, root, pointers, count);
}

/* A subscription plays so many events, with a pause after each. */
API void CALL FakePlay(uint64_t count, uint32_t pause) {
  eventsToPlay = count;
  pauseMicroseconds = pause;
}

/* The time of the first event. */
API void CALL FakeFirstTime(uint64_t time) { firstTime = time; }

/* So many events are there to be enumerated, of which a call gives so many at most. */
API void CALL FakeHistory(uint32_t count, uint32_t page) {
  historyCount = count;
  historyPage = page;
}

/* From now on a function returns a status. */
API void CALL FakeFail(const char *call, uint32_t status) {
  if (failureCount == MOST_FAILURES) return;
  strncpy(failures[failureCount].call, call, sizeof failures[0].call - 1);
  failures[failureCount++].status = status;
}

API uint32_t CALL FakeOption(uint32_t option) { return options[option & 7]; }
API void CALL FakeSetOption(uint32_t option, uint32_t value) { options[option & 7] = value; }
/* 0: blocks of memory that were not freed; 1: handles that are open; 2: events that were played; 3: options that were set;
   4: filters that were asked for. */
API uint32_t CALL FakeCount(uint32_t what) {
  return what == 0 ? liveBlocks : what == 1 ? liveHandles : what == 2 ? (uint32_t)playedEvents : what == 3 ? setOptions : askedFilters;
}

static uint32_t statusOf(const char *call) {
  for (uint32_t i = 0; i < failureCount; i++)
    if (strcmp(failures[i].call, call) == 0) return failures[i].status;
  return ERROR_NONE;
}

#define MAY_FAIL                                   \
  do {                                             \
    uint32_t status = statusOf(__func__);          \
    if (status != ERROR_NONE) return status;       \
  } while (0)

/* --- memory --- */

enum { HEAD = 16 };

/* Memory that knows its size, so that it can be overwritten before it is freed. */
static uint8_t *allocate(size_t size) {
  uint8_t *block = malloc(HEAD + size);
  *(size_t *)block = size;
  ADD(liveBlocks, 1);
  return block + HEAD;
}

static void poison(uint8_t *memory) {
  uint8_t *block = memory - HEAD;
  size_t size = *(size_t *)block;
  memset(memory, 0xDD, size);
  ADD(liveBlocks, -1);
  free(block);
}

/* Lays an image at an address; returns its root. */
static void *layImage(const Image *image, uint8_t *at) {
  memcpy(at, image->bytes, image->size);
  for (uint32_t i = 0; i < image->pointerCount; i++) {
    uintptr_t pointer;
    memcpy(&pointer, at + image->pointers[i], sizeof pointer);
    pointer += (uintptr_t)at;
    memcpy(at + image->pointers[i], &pointer, sizeof pointer);
  }
  return at + image->root;
}

static uint32_t spaceOf(const Image *image) { return (image->size + 15) & ~15u; }

/* Lays the event of a number, which its time says: that is what events begin with. */
static void *layEvent(uint64_t number, uint8_t *at) {
  void *event = layImage(&images[number % imageCount], at);
  uint64_t time = firstTime + number;
  memcpy(event, &time, sizeof time);
  return event;
}

API void CALL FwpmFreeMemory0(void **memory) {
  if (*memory != NULL) poison(*memory);
  *memory = NULL;
}

/* --- changes of filters --- */

/* What became of a filter: FWPM_FILTER_CHANGE0. */
typedef struct { uint32_t type; uint8_t key[16]; uint64_t id; } Change;

/* FWPM_FILTER_SUBSCRIPTION0. */
typedef struct { const void *template; uint32_t flags; uint8_t session[16]; } ChangeSubscription;

static struct { Callback callback; void *context; uint32_t flags; } listener;

static void tell(Change *change) {
  if (listener.callback != NULL && (listener.flags & change->type) != 0) listener.callback(listener.context, change);
  poison((uint8_t *)change);
}

THREAD(changeThread, tell, Change)

static Thread telling;
static int isTelling;

static void awaitTold(void) {
  if (isTelling) joinThread(telling);
  isTelling = 0;
}

static void stopListening(void) {
  if (listener.callback == NULL) return;
  awaitTold();
  listener.callback = NULL;
  ADD(liveHandles, -1);
}

/* A filter was added (1) or removed (2): listeners are told in a thread of the engine's. */
API void CALL FakeChangeFilter(uint64_t id, uint32_t type) {
  for (uint32_t i = 0; type == 2 && i < filterCount; i++)
    if (filterIds[i] == id) filterIds[i] = 0;
  if (listener.callback == NULL) return;
  Change *change = (Change *)allocate(sizeof *change);
  memset(change, 0, sizeof *change);
  change->type = type;
  change->id = id;
  awaitTold();
  isTelling = 1;
  telling = startThread(changeThread, change);
}

API uint32_t CALL FwpmFilterSubscribeChanges0(void *engine, const ChangeSubscription *subscription, Callback callback,
                                              void *context, void **handle) {
  MAY_FAIL;
  listener.callback = callback;
  listener.context = context;
  listener.flags = subscription->flags;
  ADD(liveHandles, 1);
  *handle = &listener;
  return ERROR_NONE;
}

/* Waits for a callback that is running, as the real one does. */
API uint32_t CALL FwpmFilterUnsubscribeChanges0(void *engine, void *handle) {
  MAY_FAIL;
  stopListening();
  return ERROR_NONE;
}

/* --- the engine --- */

API uint32_t CALL FwpmEngineOpen0(const uint16_t *server, uint32_t service, void *identity, const void *session, void **engine) {
  MAY_FAIL;
  ADD(liveHandles, 1);
  *engine = allocate(1);
  return ERROR_NONE;
}

API uint32_t CALL FwpmEngineClose0(void *engine) {
  MAY_FAIL;
  ADD(liveHandles, -1);
  stopListening();
  poison(engine);
  return ERROR_NONE;
}

API uint32_t CALL FwpmEngineGetOption0(void *engine, uint32_t option, Value **value) {
  MAY_FAIL;
  *value = (Value *)allocate(sizeof **value);
  (*value)->type = FWP_UINT32;
  (*value)->value.uint32 = options[option & 7];
  return ERROR_NONE;
}

API uint32_t CALL FwpmEngineSetOption0(void *engine, uint32_t option, const Value *value) {
  MAY_FAIL;
  if (value->type != FWP_UINT32) return 87;
  options[option & 7] = value->value.uint32;
  ADD(setOptions, 1);
  return ERROR_NONE;
}

/* --- subscriptions --- */

typedef struct {
  Callback callback;
  void *context;
  Thread thread;
  volatile int isStopped;
} Subscription;

static void play(Subscription *subscription) {
  for (uint64_t number = 0; number < eventsToPlay && !subscription->isStopped; number++) {
    uint8_t *memory = allocate(spaceOf(&images[number % imageCount]));
    void *event = layEvent(number, memory);
    subscription->callback(subscription->context, event);
    playedEvents++;
    poison(memory);
    if (pauseMicroseconds > 0) rest(pauseMicroseconds);
  }
}

THREAD(playThread, play, Subscription)

/* A Windows before 7 has no use for it. */
__attribute__((unused))
static uint32_t subscribe(const char *call, Callback callback, void *context, void **handle) {
  uint32_t status = statusOf(call);
  if (status != ERROR_NONE) return status;
  Subscription *subscription = (Subscription *)allocate(sizeof *subscription);
  memset(subscription, 0, sizeof *subscription);
  subscription->callback = callback;
  subscription->context = context;
  ADD(liveHandles, 1);
  *handle = subscription;
  subscription->thread = startThread(playThread, subscription);
  return ERROR_NONE;
}

/* Waits for a callback that is running, as the real one does. */
API uint32_t CALL FwpmNetEventUnsubscribe0(void *engine, void *handle) {
  MAY_FAIL;
  Subscription *subscription = handle;
  subscription->isStopped = 1;
  joinThread(subscription->thread);
  ADD(liveHandles, -1);
  poison(handle);
  return ERROR_NONE;
}

/* --- what is kept of earlier events --- */

typedef struct { uint32_t next; } Enumeration;

API uint32_t CALL FwpmNetEventCreateEnumHandle0(void *engine, const void *enumTemplate, void **handle) {
  MAY_FAIL;
  Enumeration *enumeration = (Enumeration *)allocate(sizeof *enumeration);
  enumeration->next = 0;
  ADD(liveHandles, 1);
  *handle = enumeration;
  return ERROR_NONE;
}

API uint32_t CALL FwpmNetEventDestroyEnumHandle0(void *engine, void *handle) {
  MAY_FAIL;
  ADD(liveHandles, -1);
  poison(handle);
  return ERROR_NONE;
}

/* The array of entries and all that it leads to are one block: the array is what is freed. */
static uint32_t enumerate(const char *call, void *handle, uint32_t asked, void ***entries, uint32_t *count) {
  uint32_t status = statusOf(call);
  if (status != ERROR_NONE) return status;
  Enumeration *enumeration = handle;
  uint32_t left = historyCount - enumeration->next;
  uint32_t given = left < asked ? left : asked;
  if (historyPage > 0 && given > historyPage) given = historyPage;
  size_t size = given * sizeof(void *) + 16;
  for (uint32_t i = 0; i < given; i++) size += spaceOf(&images[(enumeration->next + i) % imageCount]);
  uint8_t *memory = allocate(size);
  *entries = (void **)memory;
  uint8_t *at = memory + ((given * sizeof(void *) + 15) & ~(size_t)15);
  for (uint32_t i = 0; i < given; i++) {
    uint32_t number = enumeration->next++;
    (*entries)[i] = layEvent(number, at);
    at += spaceOf(&images[number % imageCount]);
  }
  *count = given;
  return ERROR_NONE;
}

#define SUBSCRIBE(N)                                                                                                     \
  API uint32_t CALL FwpmNetEventSubscribe##N(void *engine, const void *subscription, Callback callback, void *context,   \
                                             void **handle) {                                                            \
    return subscribe(__func__, callback, context, handle);                                                               \
  }
#define ENUM(N)                                                                                                          \
  API uint32_t CALL FwpmNetEventEnum##N(void *engine, void *handle, uint32_t asked, void ***entries, uint32_t *count) {  \
    return enumerate(__func__, handle, asked, entries, count);                                                           \
  }

ENUM(0)
#if NEWEST >= 0
SUBSCRIBE(0)
ENUM(1)
#endif
#if NEWEST >= 1
SUBSCRIBE(1)
ENUM(2)
#endif
#if NEWEST >= 2
SUBSCRIBE(2)
ENUM(3)
#endif
#if NEWEST >= 3
SUBSCRIBE(3)
ENUM(4)
#endif
#if NEWEST >= 4
SUBSCRIBE(4)
ENUM(5)
#endif

/* --- filters --- */

/* The object is what is freed: it is laid first. */
static uint32_t objectOf(uint64_t id, uint32_t notFound, void **object) {
  for (uint32_t i = 0; i < filterCount; i++) {
    if (filterIds[i] != id) continue;
    *object = layImage(&filters[i], allocate(spaceOf(&filters[i])));
    return ERROR_NONE;
  }
  return notFound;
}

API uint32_t CALL FwpmFilterGetById0(void *engine, uint64_t id, void **filter) {
  MAY_FAIL;
  askedFilters++;
  return objectOf(id, FILTER_NOT_FOUND, filter);
}

#define BY_KEY(NAME)                                                              \
  API uint32_t CALL NAME(void *engine, const uint64_t *key, void **object) {      \
    MAY_FAIL;                                                                     \
    return objectOf(*key, NOT_FOUND, object);                                     \
  }

BY_KEY(FwpmProviderGetByKey0)
BY_KEY(FwpmSubLayerGetByKey0)
BY_KEY(FwpmCalloutGetByKey0)
/* As on a Windows that lacks a function: there is no FwpmLayerGetByKey0. */

/* --- names --- */

/* Only @fake.dll,-1 is there. */
API uint32_t CALL SHLoadIndirectString(const uint16_t *source, uint16_t *out, uint32_t size, void **reserved) {
  static const char known[] = "@fake.dll,-1", text[] = "In your language";
  for (uint32_t i = 0; i < sizeof known; i++)
    if (source[i] != (uint16_t)known[i]) return 0x80004005u;
  for (uint32_t i = 0; i < sizeof text && i < size; i++) out[i] = (uint16_t)text[i];
  return 0;
}
