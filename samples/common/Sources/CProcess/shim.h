// Functions of the C library that take any number of arguments, which Swift cannot call.
#include <sys/prctl.h>

static inline int pkgh_set_undumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
