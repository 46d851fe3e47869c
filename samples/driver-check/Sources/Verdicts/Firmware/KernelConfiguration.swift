import Sysroot

/// With which options a kernel was built, where a distribution or the kernel itself tells.
struct KernelConfiguration {
  private let lines: Set<Substring>

  /// Nil where there is none to be read.
  init?(_ tree: Tree, release: String?) {
    guard let release else { return nil }
    // Debian and Fedora; Fedora since 2017; where headers are installed.
    let places = [
      "/boot/config-\(release)", "/lib/modules/\(release)/config", "/usr/lib/modules/\(release)/config",
      "/lib/modules/\(release)/build/.config", "/usr/src/linux-headers-\(release)/.config",
    ]
    guard let text = places.lazy.compactMap({ try? tree.text($0) }).first else { return nil }
    lines = Set(text.split(separator: "\n").filter { $0.hasPrefix("CONFIG_FW_") })
  }

  /// Whether an option is built in; the reading of firmware cannot be a module.
  func isSet(_ option: String) -> Bool { lines.contains { $0 == "\(option)=y" } }
}
