/* Tells the thread sanitizer of those moves of Swift's Mutex that are made within Swift's own library, which is built
   without it: to wait for a lock, and to wake those who do. The others are atomics in our code, which it sees.
   Loaded before that library, with LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SELF __attribute__((swift_context)) void *mutex
typedef __attribute__((swiftcall)) void lock_call(uint32_t thread, SELF);
typedef __attribute__((swiftcall)) void unlock_call(SELF);
typedef void note_call(void *address);

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

static lock_call *library_lock;
static unlock_call *library_unlock;
static note_call *acquired, *released;

__attribute__((constructor)) static void find(void) {
    library_lock = (lock_call *)dlsym(RTLD_NEXT, LOCK);
    library_unlock = (unlock_call *)dlsym(RTLD_NEXT, UNLOCK);
    acquired = (note_call *)dlsym(RTLD_DEFAULT, "__tsan_acquire");
    released = (note_call *)dlsym(RTLD_DEFAULT, "__tsan_release");
}

__attribute__((swiftcall)) void runsheet_lock(uint32_t thread, SELF) __asm__(LOCK);
__attribute__((swiftcall)) void runsheet_lock(uint32_t thread, SELF) {
    library_lock(thread, mutex);
    if (acquired) acquired(mutex);
}

__attribute__((swiftcall)) void runsheet_unlock(SELF) __asm__(UNLOCK);
__attribute__((swiftcall)) void runsheet_unlock(SELF) {
    if (released) released(mutex);
    library_unlock(mutex);
}
