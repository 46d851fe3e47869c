internal import Glibc

/// The most memory that the process has had, as the kernel counts it.
struct Peak {
  /// What a single input may take, if it is shorter than 1 MiB.
  static let limit = 64 << 20

  private let before: Int
  private let peakBefore: Int

  /// Looks before an input.
  init() {
    before = Self.resident()
    var peak = Self.highest()
    if peak - before > Self.limit / 4 {
      Self.reset()
      peak = Self.highest()
    }
    peakBefore = peak
  }

  /// The bytes that an input took beyond those that were there before it, nil where it was fewer than a peak of before.
  var growth: Int? {
    let peak = Self.highest()
    return peak > peakBefore ? peak - before : nil
  }

  private static func highest() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
  }

  /// Source: proc_pid_statm(5): the second number, in pages.
  private static func resident() -> Int {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var text = [UInt8](repeating: 0, count: 128)
    let count = read(descriptor, &text, text.count)
    let words = text.prefix(max(count, 0)).split(separator: UInt8(ascii: " "))
    return words.count > 1 ? (Int(String(decoding: words[1], as: UTF8.self)) ?? 0) * Int(getpagesize()) : 0
  }

  /// Source: proc_pid_clear_refs(5): 5 sets the peak to what there is now.
  private static func reset() {
    let descriptor = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = write(descriptor, "5", 1)
    close(descriptor)
  }
}
