// What Swift cannot call of Linux.
#include <linux/magic.h>
#include <sys/prctl.h>
#include <sys/vfs.h>

// prctl(2) takes any number of arguments.
static inline int pkgh_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

// Whether a directory is of proc(5), sysfs(5) or control groups; -1 is an error.
static inline int pkgh_is_of_kernel(const char *path) {
  struct statfs status;
  if (statfs(path, &status) != 0) return -1;
  return status.f_type == PROC_SUPER_MAGIC || status.f_type == SYSFS_MAGIC
    || status.f_type == CGROUP2_SUPER_MAGIC;
}
