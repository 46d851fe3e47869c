// What Swift cannot call of Linux.
#include <sys/prctl.h>

// prctl(2) takes any number of arguments.
static inline int pkgh_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }
