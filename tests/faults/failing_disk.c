/* A disk that counts what is written and synced, and fails at a chosen moment. Loaded before the C library.

   disk_watch(what, at, stays, error): from now on count; the call number `at` of the sort `what` fails with `error`,
   and with `stays` all calls of every sort after it too. what: 0 nothing fails, 1 writes, 2 syncs, 3 reads.
   disk_count(what): how many there were since. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NOTHING, WRITES, SYNCS, READS };

static int watched, counts[4], fails, fails_at, stays_failed, how, has_failed;

void disk_watch(int what, int at, int stays, int error)
{
    counts[WRITES] = counts[SYNCS] = counts[READS] = has_failed = 0;
    fails = what, fails_at = at, stays_failed = stays, how = error;
    watched = 1;
}

int disk_count(int what)
{
    watched = 0;
    return counts[what];
}

static int does_fail(int sort)
{
    if (!watched)
        return 0;
    counts[sort]++;
    if ((sort == fails && counts[sort] == fails_at) || (has_failed && stays_failed)) {
        has_failed = 1;
        errno = how;
        return 1;
    }
    return 0;
}

#define OF_THE_SYSTEM(type, name, ...) ((type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

int fsync(int file) { return does_fail(SYNCS) ? -1 : OF_THE_SYSTEM(int, fsync, int)(file); }

int fdatasync(int file) { return does_fail(SYNCS) ? -1 : OF_THE_SYSTEM(int, fdatasync, int)(file); }

#define AT_PLACE(name, sort, pointer, offset)                                                                          \
    ssize_t name(int file, pointer bytes, size_t size, offset at)                                                      \
    {                                                                                                                  \
        if (does_fail(sort))                                                                                           \
            return -1;                                                                                                 \
        return OF_THE_SYSTEM(ssize_t, name, int, pointer, size_t, offset)(file, bytes, size, at);                      \
    }

AT_PLACE(pwrite, WRITES, const void *, off_t)
AT_PLACE(pwrite64, WRITES, const void *, off64_t)
AT_PLACE(pread, READS, void *, off_t)
AT_PLACE(pread64, READS, void *, off64_t)

ssize_t write(int file, const void *bytes, size_t size)
{
    /* What the program says on its lines is not written to a disk. */
    if (file > 2 && does_fail(WRITES))
        return -1;
    return OF_THE_SYSTEM(ssize_t, write, int, const void *, size_t)(file, bytes, size);
}

#define CUTTING(name, offset)                                                                                          \
    int name(int file, offset size) { return does_fail(WRITES) ? -1 : OF_THE_SYSTEM(int, name, int, offset)(file, size); }

CUTTING(ftruncate, off_t)
CUTTING(ftruncate64, off64_t)
