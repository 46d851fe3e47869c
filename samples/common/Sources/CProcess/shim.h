// What Swift cannot call of the C library, or only clumsily, about this process and its children.
#include <signal.h>
#include <spawn.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>

// Takes any number of arguments.
static inline int pkgh_set_undumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

// Has a child begin with the default actions for all signals and none blocked, whatever those of its parent are.
static inline void pkgh_set_default_signals(posix_spawnattr_t *attributes) {
  sigset_t every, none;
  sigfillset(&every);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(attributes, &every);
  posix_spawnattr_setsigmask(attributes, &none);
  posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}
