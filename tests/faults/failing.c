// Lets what writes below a folder fail, as a broken or full disk does. Loaded before the program (LD_PRELOAD).
//
// FAULT_BELOW  the folder
// FAULT_AT     which of the calls that write there fails, from 1 on; 0, and none does
// FAULT_ALL    set: that call and all after it
// FAULT_ERROR  the number of the error; 0, and no call fails, but none writes more than 7 bytes at a time
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static long number(const char *name) {
    const char *value = getenv(name);
    return value ? atol(value) : 0;
}

static int is_below(const char *path) {
    const char *folder = getenv("FAULT_BELOW");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_open_below(int file) {
    char name[64], path[PATH_MAX];
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

// Whether this call fails; errno says why.
static int fails(void) {
    long at = number("FAULT_AT"), now = atomic_fetch_add(&calls, 1) + 1;
    if (!at || !number("FAULT_ERROR") || (getenv("FAULT_ALL") ? now < at : now != at)) return 0;
    errno = (int)number("FAULT_ERROR");
    return 1;
}

static size_t at_most(size_t length) {
    return !number("FAULT_ERROR") && length > 7 ? 7 : length;
}

#define REAL(result, name, ...)                                        \
    static result (*real)(__VA_ARGS__);                                \
    if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int file, const void *bytes, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!is_open_below(file)) return real(file, bytes, length);
    return fails() ? -1 : real(file, bytes, at_most(length));
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (!is_open_below(file)) return real(file, bytes, length, at);
    return fails() ? -1 : real(file, bytes, at_most(length), at);
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t length, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    if (!is_open_below(out)) return real(in, from, out, to, length, flags);
    return fails() ? -1 : real(in, from, out, to, at_most(length), flags);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return is_below(to) && fails() ? -1 : real(from, to);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return is_below(path) && fails() ? -1 : real(path, mode);
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return is_below(path) && fails() ? -1 : real(path);
}

int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return (flags & O_CREAT) && is_below(path) && fails() ? -1 : real(path, flags, mode);
}
