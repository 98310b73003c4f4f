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
#include <sys/uio.h>
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

enum { PAGE = 4096, MOST_PAGES = 16, MEM_COMMIT = 0x1000, MEM_FREE = 0x10000, PAGE_NOACCESS = 1, PAGE_READWRITE = 4 };

typedef struct {
  void *BaseAddress, *AllocationBase;
  uint32_t AllocationProtect;
  size_t RegionSize;
  uint32_t State, Protect, Type;
} MEMORY_BASIC_INFORMATION;

/* How many pages from an address on can be read: the kernel is asked, which reads one byte of each, or fails. */
static size_t readablePages(uint8_t *page) {
  struct iovec remote[MOST_PAGES];
  uint8_t bytes[MOST_PAGES];
  struct iovec local = {bytes, sizeof bytes};
  for (size_t i = 0; i < MOST_PAGES; i++) remote[i] = (struct iovec){page + i * PAGE, 1};
  ssize_t count = process_vm_readv(getpid(), &local, 1, remote, MOST_PAGES, 0);
  return count < 0 ? 0 : (size_t)count;
}

API size_t CALL VirtualQuery(const void *address, MEMORY_BASIC_INFORMATION *information, size_t length) {
  uint8_t *page = (uint8_t *)((uintptr_t)address & ~(uintptr_t)(PAGE - 1));
  size_t pages = readablePages(page);
  memset(information, 0, length);
  information->BaseAddress = page;
  information->RegionSize = (pages > 0 ? pages : 1) * PAGE;
  information->State = pages > 0 ? MEM_COMMIT : MEM_FREE;
  information->Protect = pages > 0 ? PAGE_READWRITE : PAGE_NOACCESS;
  return sizeof *information;
}

API void CALL RtlMoveMemory(void *to, const void *from, size_t length) { memmove(to, from, length); }

/* Two pages of which only the first can be read. */
API void *CALL FakeEdge(void) {
  uint8_t *pages = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  memset(pages, 'x', PAGE);
  mprotect(pages + PAGE, PAGE, PROT_NONE);
  return pages;
}
#endif
