/* A disk that takes notes and fails when told to. Loaded before the C library, it stands between a program and the files of one folder.
 *
 *   MAINSTAY_DISK_FOLDER  the folder whose files are watched
 *   MAINSTAY_DISK_LOG     where to note each operation, with its data; the reader is disk.rs
 *   MAINSTAY_DISK_FAIL    n:errno:sticky, the n-th operation fails, and with sticky 1 all after it; with errno -1 the
 *                         program is killed there instead
 *   MAINSTAY_DISK_SWITCH  a file; while it is there each operation fails with the error whose number stands in it
 *   MAINSTAY_DISK_SLOW    milliseconds that every sync takes longer
 *   MAINSTAY_DISK_CLOCK   a file with the time that the machine's clock tells, in seconds since 1970
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static size_t folder_len;
static int log_fd = -1;
static long fail_at, fail_errno, fail_on, counted, slow;
static const char *clock_file, *switch_file;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_clock)(clockid_t, struct timespec *);

static void ask_for_renames(void);

__attribute__((constructor)) static void begin(void) {
    real_open = dlsym(RTLD_NEXT, "open64");
    real_openat = dlsym(RTLD_NEXT, "openat64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_writev = dlsym(RTLD_NEXT, "writev");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_clock = dlsym(RTLD_NEXT, "clock_gettime");
    const char *log = getenv("MAINSTAY_DISK_LOG");
    if (log) log_fd = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const char *fail = getenv("MAINSTAY_DISK_FAIL");
    if (fail) sscanf(fail, "%ld:%ld:%ld", &fail_at, &fail_errno, &fail_on);
    const char *slowly = getenv("MAINSTAY_DISK_SLOW");
    slow = slowly ? atol(slowly) : 0;
    clock_file = getenv("MAINSTAY_DISK_CLOCK");
    switch_file = getenv("MAINSTAY_DISK_SWITCH");
    folder = getenv("MAINSTAY_DISK_FOLDER");
    folder_len = folder ? strlen(folder) : 0;
    if (folder_len) ask_for_renames();
}

static int watched(const char *path) {
    return folder_len && !strncmp(path, folder, folder_len) && (path[folder_len] == '/' || !path[folder_len]);
}

/* The watched path of an open file; 0 where it is none. */
static int path_of(int fd, char path[4096]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, 4095);
    if (len < 0) return 0;
    path[len] = 0;
    return watched(path);
}

static uint64_t inode(int fd) {
    struct stat st;
    return fstat(fd, &st) ? 0 : st.st_ino;
}

static void note(char kind, uint64_t file, uint64_t at, const char *name, const void *data, size_t len) {
    if (log_fd < 0) return;
    uint64_t head[5] = {(uint64_t)kind, file, at, strlen(name), len};
    struct iovec parts[3] = {{head, sizeof head}, {(void *)name, head[3]}, {(void *)data, len}};
    if (real_writev(log_fd, parts, 3) < 0) abort();
}

/* The number in a small file; `none` where there is no such file. */
static long long number_in(const char *path, long long none) {
    char text[32] = "";
    int fd = path && real_open ? real_open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0) return none;
    if (read(fd, text, sizeof text - 1) > 0) none = atoll(text);
    close(fd);
    return none;
}

/* Counts an operation, and answers whether it is to fail. */
static int fails(void) {
    counted++;
    int now = fail_at && (fail_on ? counted >= fail_at : counted == fail_at);
    long why = now ? fail_errno : number_in(switch_file, 0);
    if (!why) return 0;
    if (why < 0) raise(SIGKILL);
    note('F', counted, 0, "", "", 0);
    errno = why;
    return 1;
}

static int opened(int at, const char *path, int flags, mode_t mode) {
    if (!watched(path)) return real_openat(at, path, flags, mode);
    int changes = flags & (O_WRONLY | O_RDWR | O_CREAT);
    pthread_mutex_lock(&one_at_a_time);
    int fd = -1;
    if (!changes) {
        fd = fails() ? -1 : real_openat(at, path, flags, mode);
    } else if (!fails()) {
        int was_there = !access(path, F_OK);
        fd = real_openat(at, path, flags, mode);
        int why = errno;
        if (fd >= 0) {
            note(was_there ? 'O' : 'C', inode(fd), 0, path, "", 0);
            if (was_there && (flags & O_TRUNC)) note('T', inode(fd), 0, path, "", 0);
        }
        errno = why;
    }
    pthread_mutex_unlock(&one_at_a_time);
    return fd;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }

static ssize_t written(int fd, const void *data, size_t len, off64_t at, int here) {
    char path[4096];
    if (!path_of(fd, path)) {
        if (fd != STDOUT_FILENO || log_fd < 0) return here ? real_write(fd, data, len) : real_pwrite(fd, data, len, at);
        ssize_t done = real_write(fd, data, len);
        if (done > 0) note('P', 0, 0, "", data, done);
        return done;
    }
    pthread_mutex_lock(&one_at_a_time);
    if (here) at = lseek64(fd, 0, SEEK_CUR);
    int failed = fails(), why = errno;
    /* A full disk takes what it has room for. */
    size_t most = !failed ? len : why == ENOSPC ? len / 2 : 0;
    ssize_t done = most ? real_pwrite(fd, data, most, at) : 0;
    if (done < 0) why = errno;
    if (done > 0) note('W', inode(fd), at, path, data, done);
    if (here && done > 0) lseek64(fd, at + done, SEEK_SET);
    pthread_mutex_unlock(&one_at_a_time);
    errno = why;
    return failed ? -1 : done;
}

ssize_t write(int fd, const void *data, size_t len) { return written(fd, data, len, 0, 1); }
ssize_t pwrite(int fd, const void *data, size_t len, off_t at) { return written(fd, data, len, at, 0); }
ssize_t pwrite64(int fd, const void *data, size_t len, off64_t at) { return written(fd, data, len, at, 0); }

static int cut(int fd, off64_t len) {
    char path[4096];
    if (!path_of(fd, path)) return real_ftruncate(fd, len);
    pthread_mutex_lock(&one_at_a_time);
    int done = fails() ? -1 : real_ftruncate(fd, len), why = errno;
    if (!done) note('T', inode(fd), len, path, "", 0);
    pthread_mutex_unlock(&one_at_a_time);
    errno = why;
    return done;
}

int ftruncate(int fd, off_t len) { return cut(fd, len); }
int ftruncate64(int fd, off64_t len) { return cut(fd, len); }

/* What a folder holds, so that a rename which never came through the C library is seen too. */
static void note_folder(int fd, const char *path) {
    char list[65536];
    size_t len = 0;
    DIR *dir = opendir(path);
    struct dirent *it;
    while (dir && (it = readdir(dir)))
        if (it->d_type == DT_REG && len + 300 < sizeof list)
            len += snprintf(list + len, 300, "%llu %s\n", (unsigned long long)it->d_ino, it->d_name);
    if (dir) closedir(dir);
    note('D', inode(fd), 0, path, list, len);
}

static int synced(int fd, int (*real)(int)) {
    char path[4096];
    if (!path_of(fd, path)) return real(fd);
    pthread_mutex_lock(&one_at_a_time);
    struct timespec wait = {slow / 1000, slow % 1000 * 1000000};
    if (slow) nanosleep(&wait, NULL);
    int done = fails() ? -1 : real(fd), why = errno;
    struct stat st;
    if (!done && !fstat(fd, &st)) {
        if (S_ISDIR(st.st_mode)) note_folder(fd, path);
        else note('S', st.st_ino, 0, path, "", 0);
    }
    pthread_mutex_unlock(&one_at_a_time);
    errno = why;
    return done;
}

int fsync(int fd) { return synced(fd, real_fsync); }
int fdatasync(int fd) { return synced(fd, real_fdatasync); }

int unlink(const char *path) {
    if (!watched(path)) return real_unlink(path);
    pthread_mutex_lock(&one_at_a_time);
    int done = fails() ? -1 : real_unlink(path), why = errno;
    if (!done) note('U', 0, 0, path, "", 0);
    pthread_mutex_unlock(&one_at_a_time);
    errno = why;
    return done;
}

int rename(const char *from, const char *to) {
    if (!watched(from) && !watched(to)) return real_rename(from, to);
    pthread_mutex_lock(&one_at_a_time);
    int done = fails() ? -1 : real_rename(from, to), why = errno;
    if (!done) note('R', 0, 0, from, to, strlen(to));
    pthread_mutex_unlock(&one_at_a_time);
    errno = why;
    return done;
}

#ifdef __x86_64__
/* The program asks the kernel itself for a rename that may replace nothing, or lets two names change places. The kernel
 * hands such a call over to us, unless its sixth argument, which it has no use for, says that it is ours. */
#define OURS 0x4d73746a

static void renaming(int signal, siginfo_t *info, void *context) {
    (void)signal;
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;
    if (info->si_syscall != SYS_renameat2) {
        regs[REG_RAX] = -ENOSYS;
        return;
    }
    const char *from = (const char *)regs[REG_RSI], *to = (const char *)regs[REG_R10];
    long flags = regs[REG_R8], done = -1;
    int ours = watched(from) || watched(to), before = errno;
    pthread_mutex_lock(&one_at_a_time);
    if (!ours || !fails()) done = syscall(SYS_renameat2, regs[REG_RDI], from, regs[REG_RDX], to, flags, OURS);
    regs[REG_RAX] = done < 0 ? -errno : done;
    if (!done && ours) note(flags & RENAME_EXCHANGE ? 'X' : 'R', 0, 0, from, to, strlen(to));
    pthread_mutex_unlock(&one_at_a_time);
    errno = before;
}

static void ask_for_renames(void) {
    struct sigaction act = {.sa_sigaction = renaming, .sa_flags = SA_SIGINFO};
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_renameat2, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[5])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OURS, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof rules / sizeof *rules, rules};
    /* Where the kernel has none of this, such a rename is seen when its folder is synced, and never fails. */
    if (!sigaction(SIGSYS, &act, NULL) && !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
#else
static void ask_for_renames(void) {}
#endif

int clock_gettime(clockid_t which, struct timespec *now) {
    if (!real_clock) real_clock = dlsym(RTLD_NEXT, "clock_gettime");
    int told = real_clock(which, now);
    if (!told && which == CLOCK_REALTIME) now->tv_sec = number_in(clock_file, now->tv_sec);
    return told;
}
