/* Threads, and the functions of kernel32.dll that live capture calls: on Windows the real ones, elsewhere made here. */
#ifdef _WIN32
#include <windows.h>

typedef HANDLE Thread;
#define ADD(counter, by) InterlockedExchangeAdd(&(counter), by)
#define THREAD(name, run, Type)                \
  static DWORD WINAPI name(void *argument) {   \
    run((Type *)argument);                     \
    return 0;                                  \
  }
static Thread startThread(LPTHREAD_START_ROUTINE run, void *argument) { return CreateThread(NULL, 0, run, argument, 0, NULL); }
static void joinThread(Thread thread) {
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}
static void rest(uint32_t microseconds) { Sleep(microseconds / 1000); }

#else
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

typedef pthread_t Thread;
#define ADD(counter, by) __atomic_add_fetch(&(counter), by, __ATOMIC_SEQ_CST)
#define THREAD(name, run, Type)          \
  static void *name(void *argument) {    \
    run((Type *)argument);               \
    return NULL;                         \
  }
static Thread startThread(void *(*run)(void *), void *argument) {
  pthread_t thread;
  pthread_create(&thread, NULL, run, argument);
  return thread;
}
static void joinThread(Thread thread) { pthread_join(thread, NULL); }
static void rest(uint32_t microseconds) { usleep(microseconds); }

enum { PAGE = 4096, MEM_COMMIT = 0x1000, MEM_FREE = 0x10000, PAGE_NOACCESS = 1, PAGE_READWRITE = 4 };

typedef struct {
  void *BaseAddress, *AllocationBase;
  uint32_t AllocationProtect;
  size_t RegionSize;
  uint32_t State, Protect, Type;
} MEMORY_BASIC_INFORMATION;

/* Whether a page can be read: the kernel is asked to read a byte of it, and fails where this process would die. */
static int isReadable(const uint8_t *page) {
  static int file = -1;
  if (file < 0) file = memfd_create("fake", 0);
  return pwrite(file, page, 1, 0) == 1;
}

/* Each page is a region of its own: whoever asks gets as many of them as there can be. */
API size_t CALL VirtualQuery(const void *address, MEMORY_BASIC_INFORMATION *information, size_t length) {
  uint8_t *page = (uint8_t *)((uintptr_t)address & ~(uintptr_t)(PAGE - 1));
  int isThere = isReadable(page);
  memset(information, 0, length);
  information->BaseAddress = page;
  information->RegionSize = PAGE;
  information->State = isThere ? MEM_COMMIT : MEM_FREE;
  information->Protect = isThere ? PAGE_READWRITE : PAGE_NOACCESS;
  return sizeof *information;
}

API void CALL RtlMoveMemory(void *to, const void *from, size_t length) { memmove(to, from, length); }

/* There is one drive, C:. */
API uint32_t CALL QueryDosDeviceW(const uint16_t *drive, uint16_t *device, uint32_t length) {
  const char *name = "\\Device\\HarddiskVolume3";
  if (drive[0] != 'C') return 0;
  uint32_t i = 0;
  for (; name[i] != 0 && i + 2 < length; i++) device[i] = (uint8_t)name[i];
  device[i] = device[i + 1] = 0;
  return i + 2;
}

/* Two pages of which only the first can be read. */
API void *CALL FakeEdge(void) {
  uint8_t *pages = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  memset(pages, 'x', PAGE);
  mprotect(pages + PAGE, PAGE, PROT_NONE);
  return pages;
}
#endif
