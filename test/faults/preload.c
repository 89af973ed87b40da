/*
 * Faults at the calls by which a process changes files, or reads them, beneath one directory.
 *
 * Preloaded, it asks the kernel to hand every such system call to it (seccomp, SECCOMP_RET_TRAP), so that none is missed,
 * whichever library makes it. It counts the calls that the control page selects, and at a number does what the page says.
 * The page is a file that this process and others map or read; its layout is that of preload.mjs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

enum mode {
  OFF,
  KILL_BEFORE,
  KILL_AFTER,
  KILL_HALFWAY, /* half of the bytes of a write, then as KILL_BEFORE */
  FAIL,         /* the calls `from` to `to` return an error */
  SHORT,        /* the write at `from` takes half of the bytes, and says so */
  FULL,         /* the write at `from` takes half of the bytes; what follows up to `to` returns an error */
  FLIP,         /* the write at `from` writes one bit that is another one */
};

enum kind {
  CREATE = 1,
  OPEN = 2,
  WRITE = 4,
  TRUNCATE = 8,
  SYNC = 16,
  RENAME = 32,
  REMOVE = 64,
  MAKE_DIRECTORY = 128,
  READ = 256,
};

struct control {
  uint64_t mode;
  uint64_t from;
  uint64_t to;
  uint64_t error;
  uint64_t kinds;
  uint64_t count;
  uint64_t hits;
  uint64_t status; /* wait status of the last process that was forked */
  char directory[256];
  char match[64];
  char hit[256]; /* name and path of the first call that was hit */
};

static struct control *control;
static int log_fd = -1;

/* ---- the one place that makes system calls of our own: the filter lets its address pass ---- */

long custodia_raw(long number, long a, long b, long c, long d, long e, long f);
extern char custodia_raw_return[];

#if defined(__x86_64__)

__asm__(".text\n.globl custodia_raw\n.hidden custodia_raw\n.hidden custodia_raw_return\n.globl custodia_raw_return\n"
        "custodia_raw:\n  mov %rdi,%rax\n  mov %rsi,%rdi\n  mov %rdx,%rsi\n  mov %rcx,%rdx\n  mov %r8,%r10\n"
        "  mov %r9,%r8\n  mov 8(%rsp),%r9\n  syscall\ncustodia_raw_return:\n  ret\n");
#elif defined(__aarch64__)

__asm__(".text\n.globl custodia_raw\n.hidden custodia_raw\n.hidden custodia_raw_return\n.globl custodia_raw_return\n"
        "custodia_raw:\n  mov x8,x0\n  mov x0,x1\n  mov x1,x2\n  mov x2,x3\n  mov x3,x4\n  mov x4,x5\n  mov x5,x6\n"
        "  svc #0\ncustodia_raw_return:\n  ret\n");
#else
#error "no system calls known for this machine"
#endif

#define RAW(n, a, b, c, d, e, f) custodia_raw((n), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

static void die(const char *why) {
  RAW(SYS_write, 2, why, strlen(why), 0, 0, 0);
  RAW(SYS_exit_group, 99, 0, 0, 0, 0, 0);
}

/* ---- which call it is, and of which file ---- */

struct call {
  const char *name;
  int kind;
  char path[512];
};

static void copy(char *to, const char *from, size_t size) {
  size_t i = 0;
  for (; i + 1 < size && from[i] != '\0'; i++) to[i] = from[i];
  to[i] = '\0';
}

static void number_text(char *to, uint64_t number) {
  char digits[24];
  int n = 0;
  do digits[n++] = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  while (n > 0) *to++ = digits[--n];
  *to = '\0';
}

static void path_of_fd(long fd, char *path, size_t size) {
  char link[64] = "/proc/self/fd/";
  number_text(link + strlen(link), (uint64_t)fd);
  long length = RAW(SYS_readlinkat, AT_FDCWD, link, path, size - 1, 0, 0);
  path[length < 0 ? 0 : length] = '\0';
}

static void path_at(long directory, const char *given, char *path, size_t size) {
  if (given == NULL || given[0] == '/') {
    copy(path, given == NULL ? "" : given, size);
    return;
  }
  if (directory == AT_FDCWD) {
    if (RAW(SYS_getcwd, path, size, 0, 0, 0, 0) < 0) path[0] = '\0';
  } else {
    path_of_fd(directory, path, size);
  }
  size_t length = strlen(path);
  if (length + 1 < size) path[length++] = '/';
  copy(path + length, given, size - length);
}

static int kind_of_open(long flags) {
  if (flags & (O_CREAT | O_TRUNC)) return CREATE;
  return OPEN;
}

static void by_fd(struct call *call, const char *name, int kind, long fd) {
  call->name = name;
  call->kind = kind;
  path_of_fd(fd, call->path, sizeof call->path);
}

static void by_path(struct call *call, const char *name, int kind, long directory, long path) {
  call->name = name;
  call->kind = kind;
  path_at(directory, (const char *)path, call->path, sizeof call->path);
}

static void describe(struct call *call, long number, const long *a) {
  switch (number) {
    case SYS_openat: by_path(call, "open", kind_of_open(a[2]), (int)a[0], a[1]); return;
    case SYS_write: by_fd(call, "write", WRITE, a[0]); return;
    case SYS_pwrite64: by_fd(call, "pwrite", WRITE, a[0]); return;
    case SYS_writev: by_fd(call, "writev", WRITE, a[0]); return;
    case SYS_pwritev: by_fd(call, "pwritev", WRITE, a[0]); return;
    case SYS_ftruncate: by_fd(call, "ftruncate", TRUNCATE, a[0]); return;
    case SYS_fallocate: by_fd(call, "fallocate", TRUNCATE, a[0]); return;
    case SYS_fsync: by_fd(call, "fsync", SYNC, a[0]); return;
    case SYS_fdatasync: by_fd(call, "fdatasync", SYNC, a[0]); return;
    case SYS_renameat: by_path(call, "rename", RENAME, (int)a[2], a[3]); return;
    case SYS_renameat2: by_path(call, "rename", RENAME, (int)a[2], a[3]); return;
    case SYS_unlinkat: by_path(call, "unlink", REMOVE, (int)a[0], a[1]); return;
    case SYS_mkdirat: by_path(call, "mkdir", MAKE_DIRECTORY, (int)a[0], a[1]); return;
    case SYS_linkat: by_path(call, "link", RENAME, (int)a[2], a[3]); return;
    case SYS_read: by_fd(call, "read", READ, a[0]); return;
    case SYS_pread64: by_fd(call, "pread", READ, a[0]); return;
    case SYS_readv: by_fd(call, "readv", READ, a[0]); return;
    case SYS_preadv: by_fd(call, "preadv", READ, a[0]); return;
#if defined(__x86_64__)
    case SYS_open: by_path(call, "open", kind_of_open(a[1]), AT_FDCWD, a[0]); return;
    case SYS_creat: by_path(call, "open", CREATE, AT_FDCWD, a[0]); return;
    case SYS_rename: by_path(call, "rename", RENAME, AT_FDCWD, a[1]); return;
    case SYS_unlink: by_path(call, "unlink", REMOVE, AT_FDCWD, a[0]); return;
    case SYS_rmdir: by_path(call, "rmdir", REMOVE, AT_FDCWD, a[0]); return;
    case SYS_mkdir: by_path(call, "mkdir", MAKE_DIRECTORY, AT_FDCWD, a[0]); return;
    case SYS_link: by_path(call, "link", RENAME, AT_FDCWD, a[1]); return;
#endif
    default: call->name = "?"; call->kind = 0; call->path[0] = '\0'; return;
  }
}

static int is_beneath(const char *path) {
  size_t length = strlen(control->directory);
  if (length == 0 || strncmp(path, control->directory, length) != 0) return 0;
  if (path[length] != '/' && path[length] != '\0') return 0;
  return control->match[0] == '\0' || strstr(path + length, control->match) != NULL;
}

/* ---- what is done to a call ---- */

static long plain(long number, const long *a) {
  return RAW(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

static void kill_now(void) {
  RAW(SYS_kill, RAW(SYS_getpid, 0, 0, 0, 0, 0, 0), SIGKILL, 0, 0, 0, 0);
  for (;;) RAW(SYS_sched_yield, 0, 0, 0, 0, 0, 0);
}

static int writes_bytes(long number) { return number == SYS_write || number == SYS_pwrite64; }

/* Writes half of the bytes. Of a vector, half of its first part that has any. */
static long half(long number, const long *a) {
  long changed[6];
  memcpy(changed, a, sizeof changed);
  if (writes_bytes(number)) {
    if (a[2] < 2) return 0;
    changed[2] = a[2] / 2;
    return plain(number, changed);
  }
  const struct iovec *parts = (const struct iovec *)a[1];
  for (long i = 0; i < a[2]; i++) {
    if (parts[i].iov_len < 2) continue;
    struct iovec part = {parts[i].iov_base, parts[i].iov_len / 2};
    changed[1] = (long)&part;
    changed[2] = 1;
    return plain(number, changed);
  }
  return 0;
}

/* Writes with one bit changed in the middle; the memory of the caller stays as it is. */
static long flipped(long number, const long *a) {
  if (!writes_bytes(number) || a[2] < 1) return plain(number, a);
  void *spare = (void *)RAW(SYS_mmap, 0, a[2], PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  memcpy(spare, (const void *)a[1], (size_t)a[2]);
  ((unsigned char *)spare)[control->error % (uint64_t)a[2]] ^= 1;
  long changed[6];
  memcpy(changed, a, sizeof changed);
  changed[1] = (long)spare;
  long result = plain(number, changed);
  RAW(SYS_munmap, spare, a[2], 0, 0, 0, 0);
  return result;
}

static void note(uint64_t count, const struct call *call, int was_hit) {
  if (was_hit && __atomic_fetch_add(&control->hits, 1, __ATOMIC_SEQ_CST) == 0) {
    copy(control->hit, call->name, sizeof control->hit);
    size_t length = strlen(control->hit);
    control->hit[length] = ' ';
    copy(control->hit + length + 1, call->path, sizeof control->hit - length - 1);
  }
  if (log_fd < 0) return;
  char line[640];
  number_text(line, count);
  size_t length = strlen(line);
  line[length++] = ' ';
  copy(line + length, call->name, sizeof line - length);
  length = strlen(line);
  line[length++] = ' ';
  copy(line + length, call->path, sizeof line - length - 1);
  length = strlen(line);
  line[length++] = '\n';
  RAW(SYS_write, log_fd, line, length, 0, 0, 0);
}

static long serve(long number, const long *a) {
  struct call call;
  if (control->mode == OFF && log_fd < 0) return plain(number, a);
  describe(&call, number, a);
  if ((call.kind & (long)control->kinds) == 0 || !is_beneath(call.path)) return plain(number, a);
  uint64_t count = __atomic_add_fetch(&control->count, 1, __ATOMIC_SEQ_CST);
  uint64_t mode = control->mode;
  int is_hit = mode != OFF && count >= control->from && count <= control->to;
  note(count, &call, is_hit);
  if (!is_hit) return plain(number, a);
  int is_first = count == control->from;
  switch (mode) {
    case KILL_BEFORE: kill_now(); break;
    case KILL_HALFWAY:
      if (call.kind == WRITE) half(number, a);
      kill_now();
      break;
    case KILL_AFTER:
      plain(number, a);
      kill_now();
      break;
    case SHORT: {
      long written = call.kind == WRITE ? half(number, a) : 0;
      return written > 0 ? written : plain(number, a);
    }
    case FULL: {
      long written = is_first && call.kind == WRITE ? half(number, a) : 0;
      return written > 0 ? written : -(long)control->error;
    }
    case FLIP: return call.kind == WRITE ? flipped(number, a) : plain(number, a);
    default: break;
  }
  return -(long)control->error;
}

/* ---- forking: a process that has loaded everything starts others that need not ---- */

static const char wishes[] = "/custodia-faults/";

/*
 * Condition variables on which threads wait. In a process that was forked those threads are not there, and one that
 * signals them would wait for them for ever: there the variables begin anew.
 */
#define MAX_WAITING 256
static pthread_cond_t *waiting[MAX_WAITING];

typedef int (*wait_call)(pthread_cond_t *, pthread_mutex_t *);

int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex) {
  static wait_call next;
  if (next == NULL) {
    /* The newest version of the call, which is not what dlsym gives everywhere. */
    next = (wait_call)dlvsym(RTLD_NEXT, "pthread_cond_wait", "GLIBC_2.3.2");
    if (next == NULL) next = (wait_call)dlsym(RTLD_NEXT, "pthread_cond_wait");
  }
  size_t slot = 0;
  for (; slot < MAX_WAITING; slot++) {
    pthread_cond_t *none = NULL;
    if (__atomic_compare_exchange_n(&waiting[slot], &none, condition, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) break;
  }
  int result = next(condition, mutex);
  if (slot < MAX_WAITING) __atomic_store_n(&waiting[slot], NULL, __ATOMIC_SEQ_CST);
  return result;
}

static void forget_waiting(void) {
  for (size_t slot = 0; slot < MAX_WAITING; slot++) {
    if (waiting[slot] == NULL) continue;
    *waiting[slot] = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
    waiting[slot] = NULL;
  }
}

static long fork_here(void) {
  pid_t pid = fork();
  if (pid < 0) return -errno;
  if (pid > 0) {
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    control->status = (uint64_t)status;
    return 1;
  }
  forget_waiting();
  void *(*default_loop)(void) = (void *(*)(void))dlsym(RTLD_DEFAULT, "uv_default_loop");
  int (*loop_fork)(void *) = (int (*)(void *))dlsym(RTLD_DEFAULT, "uv_loop_fork");
  if (default_loop == NULL || loop_fork == NULL || loop_fork(default_loop()) != 0) die("no loop to fork\n");
  return 0;
}

static int wish(const char *path, long *result) {
  if (strncmp(path, wishes, sizeof wishes - 1) != 0) return 0;
  const char *word = path + sizeof wishes - 1;
  if (strcmp(word, "fork") == 0) *result = fork_here();
  else if (strcmp(word, "exit") == 0) RAW(SYS_exit_group, 0, 0, 0, 0, 0, 0);
  else *result = -ENOENT;
  return 1;
}

/* ---- the trap ---- */

static void on_trap(int signal_number, siginfo_t *info, void *context) {
  (void)signal_number;
  int kept = errno;
  ucontext_t *at = context;
  long number = info->si_syscall;
#if defined(__x86_64__)
  greg_t *r = at->uc_mcontext.gregs;
  long a[6] = {r[REG_RDI], r[REG_RSI], r[REG_RDX], r[REG_R10], r[REG_R8], r[REG_R9]};
#else
  unsigned long long *r = at->uc_mcontext.regs;
  long a[6] = {(long)r[0], (long)r[1], (long)r[2], (long)r[3], (long)r[4], (long)r[5]};
#endif
  long result = 0;
  if (number != SYS_openat || !wish((const char *)a[1], &result)) result = serve(number, a);
#if defined(__x86_64__)
  r[REG_RAX] = result;
#else
  r[0] = (unsigned long long)result;
#endif
  errno = kept;
}

static const int changing[] = {
    SYS_write,  SYS_pwrite64,  SYS_writev,   SYS_pwritev,  SYS_ftruncate, SYS_fallocate, SYS_fsync, SYS_fdatasync,
    SYS_renameat, SYS_renameat2, SYS_unlinkat, SYS_mkdirat, SYS_linkat,    SYS_openat,
#if defined(__x86_64__)
    SYS_open,   SYS_creat,     SYS_rename,   SYS_unlink,   SYS_rmdir,     SYS_mkdir,     SYS_link,
#endif
};
static const int reading[] = {SYS_read, SYS_pread64, SYS_readv, SYS_preadv};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void trap_calls(int with_reads) {
  struct sock_filter filter[64];
  size_t n = 0;
  uint64_t ours = (uint64_t)(uintptr_t)custodia_raw_return;
  const struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  /* Our own calls come from one address. */
  filter[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, instruction_pointer));
  filter[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)ours, 0, 3);
  filter[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, instruction_pointer) + 4);
  filter[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(ours >> 32), 0, 1);
  filter[n++] = allow;
  filter[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
  for (size_t i = 0; i < COUNT(changing) + (with_reads ? COUNT(reading) : 0); i++) {
    int number = i < COUNT(changing) ? changing[i] : reading[i - COUNT(changing)];
    filter[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 1);
    filter[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP);
  }
  filter[n++] = allow;
  struct sock_fprog program = {(unsigned short)n, filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) die("no_new_privs was refused\n");
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) die("seccomp was refused\n");
}

typedef int (*set_action)(int, const struct sigaction *, struct sigaction *);
typedef int (*set_mask)(int, const sigset_t *, sigset_t *);
static int is_set;

/* Node sets every signal back when it starts; ours stays. */
int sigaction(int number, const struct sigaction *action, struct sigaction *old) {
  set_action next = (set_action)dlsym(RTLD_NEXT, "sigaction");
  if (number == SIGSYS && is_set) return 0;
  return next(number, action, old);
}

/* A thread that blocked the signal would be killed by it. */
int pthread_sigmask(int how, const sigset_t *given, sigset_t *old) {
  set_mask next = (set_mask)dlsym(RTLD_NEXT, "pthread_sigmask");
  if (given == NULL || how == SIG_UNBLOCK) return next(how, given, old);
  sigset_t without = *given;
  sigdelset(&without, SIGSYS);
  return next(how, &without, old);
}

/* V8 keeps some memory from processes that are forked; here they need it. */
int madvise(void *start, size_t length, int advice) {
  if (advice == MADV_DONTFORK) return 0;
  long result = RAW(SYS_madvise, start, length, advice, 0, 0, 0);
  if (result >= 0) return (int)result;
  errno = (int)-result;
  return -1;
}

__attribute__((constructor)) static void begin(void) {
  const char *page = getenv("CUSTODIA_FAULTS");
  const char *log = getenv("CUSTODIA_FAULTS_LOG");
  if (page == NULL) return;
  int fd = open(page, O_RDWR | O_CLOEXEC);
  if (fd < 0) die("no control page\n");
  control = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (control == MAP_FAILED) die("the control page cannot be mapped\n");
  if (log != NULL) log_fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  struct sigaction action = {0};
  action.sa_sigaction = on_trap;
  action.sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESTART;
  if (sigaction(SIGSYS, &action, NULL) != 0) die("no handler\n");
  is_set = 1;
  trap_calls(getenv("CUSTODIA_FAULTS_READS") != NULL);
}
