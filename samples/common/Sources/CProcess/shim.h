// What Swift cannot call of the C library, or only clumsily, about this process.
#include <sys/fsuid.h>
#include <sys/prctl.h>

// Takes any number of arguments.
static inline int pkgh_set_undumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
