import Reporting
import Testing

@Suite("A file of the kernel")
struct MissingKernelFileTests {
  @Test("that is not there is a problem with a remedy")
  func missing() {
    #expect(
      MissingKernelFile("/proc/none")?.description
        == "/proc/none: not there; mount /proc with 'mount -t proc proc /proc', and try again")
    #expect(
      MissingKernelFile("/sys/none")?.description
        == "/sys/none: not there; mount /sys with 'mount -t sysfs sysfs /sys', and try again")
  }

  @Test(
    "is none when it is there, or of another file system",
    arguments: ["/proc/self", "/none", "proc/none", ""])
  func others(path: String) {
    #expect(MissingKernelFile(path)?.description == nil)
  }
}
