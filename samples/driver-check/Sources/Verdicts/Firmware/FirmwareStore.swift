import Modules
import Sysroot

/// The firmware files that there are, and which of them the kernel can read.
struct FirmwareStore: Sendable {
  enum Presence: Equatable {
    case absent, here

    /// Only in a compressed form that this kernel does not read: the path of that file.
    case unreadable(String)
  }

  private let tree: Tree
  private let places: [String]

  /// By the ending of a compressed file, whether the kernel reads it; nil where that cannot be seen.
  private let reads: [(ending: String, isRead: Bool?)]

  /// - Parameters:
  ///   - release: The kernel's release, and its version as far as that is known.
  ///   - isRunning: Whether that is the kernel that runs.
  init(_ tree: Tree, release: String?, kernel: KernelVersion?, isRunning: Bool) {
    self.tree = tree
    let own = release.flatMap { $0.contains("/") ? nil : $0 }
    // drivers/base/firmware_loader/main.c has these in this order; the last one is of kernels before 2.6.13.
    places =
      (own.map { ["/lib/firmware/updates/\($0)"] } ?? []) + ["/lib/firmware/updates"]
      + (own.map { ["/lib/firmware/\($0)"] } ?? [])
      + ["/lib/firmware", "/usr/lib/firmware", "/usr/lib/hotplug/firmware"]
    let configuration = KernelConfiguration(tree, release: own, isRunning: isRunning)
    // FW_LOADER_COMPRESS came with 5.3 and meant XZ; 5.19 split it and added ZSTD.
    func isRead(_ options: [String], since first: String) -> Bool? {
      if let kernel, let first = KernelVersion(first), kernel.release < first { return false }
      return configuration.map { text in options.contains(where: text.isSet) }
    }
    reads = [
      (".zst", isRead(["CONFIG_FW_LOADER_COMPRESS_ZSTD"], since: "5.19")),
      (
        ".xz",
        isRead(
          (kernel.map { $0.release < KernelVersion("5.19") ?? $0 } ?? false)
            ? ["CONFIG_FW_LOADER_COMPRESS"] : ["CONFIG_FW_LOADER_COMPRESS_XZ"], since: "5.3")
      ),
    ]
  }

  func presence(of file: String) -> Presence {
    // A name with these leads out of the folder.
    guard !file.split(separator: "/").contains("..") else { return .absent }
    var unreadable: String?
    for place in places {
      if isFile("\(place)/\(file)") { return .here }
      for (ending, isRead) in reads where isFile("\(place)/\(file)\(ending)") {
        if isRead != false { return .here }
        unreadable = unreadable ?? "\(place)/\(file)\(ending)"
      }
    }
    return unreadable.map(Presence.unreadable) ?? .absent
  }

  /// A link that leads nowhere is none.
  private func isFile(_ path: String) -> Bool { (try? tree.status(path))?.kind == .regular }
}
