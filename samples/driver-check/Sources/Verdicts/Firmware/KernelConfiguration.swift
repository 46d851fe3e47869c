import Sysroot

/// With which options a kernel was built, where a distribution or the kernel itself tells.
struct KernelConfiguration {
  private let lines: Set<Substring>

  /// Nil where there is none to be read.
  ///
  /// - Parameter isRunning: Whether it is the kernel that runs, so that /proc tells of it.
  init?(_ tree: Tree, release: String?, isRunning: Bool) {
    guard let release else { return nil }
    // Debian and Fedora; Fedora since 2017; where headers are installed; last the kernel itself, which few have so.
    let places = [
      "/boot/config-\(release)", "/lib/modules/\(release)/config", "/usr/lib/modules/\(release)/config",
      "/lib/modules/\(release)/build/.config", "/usr/src/linux-headers-\(release)/.config",
    ]
    guard
      let text = places.lazy.compactMap({ try? tree.text($0) }).first
        ?? (isRunning ? Self.running(tree) : nil)
    else { return nil }
    lines = Set(text.split(separator: "\n").filter { $0.hasPrefix("CONFIG_FW_") })
  }

  /// Whether an option is built in; the reading of firmware cannot be a module.
  func isSet(_ option: String) -> Bool { lines.contains { $0 == "\(option)=y" } }

  private static func running(_ tree: Tree) -> String? {
    (try? tree.bytes("/proc/config.gz")).flatMap { GzipFile($0, limit: 4 << 20) }.map {
      String(decoding: $0.contents, as: UTF8.self)
    }
  }
}
