public import Modules

/// A release of Debian.
public struct Suite: Sendable, Equatable {
  /// `etch`.
  public let codename: String

  /// The first part of its version number: 4 for etch, whose point releases are 4.0r1, 12 for bookworm.
  public let number: String

  /// The upstream version of the kernel it came with.
  public let kernel: String

  /// Whether its packages are no longer on the mirrors, but on archive.debian.org.
  public let isArchived: Bool

  /// The name that apt's sources may have for it while it is not released: `testing`, `unstable`.
  public var moving: String?

  /// The address of the archive that has it.
  public var archive: String {
    isArchived ? "http://archive.debian.org/debian" : "http://deb.debian.org/debian"
  }

  /// The area that firmware is in: one of its own from bookworm on.
  public var firmwareArea: String {
    let first = Self.all.firstIndex { $0.codename == "bookworm" } ?? 0
    return (Self.all.firstIndex(of: self) ?? 0) >= first ? "non-free-firmware" : "non-free"
  }

  /// The releases that this program knows, the oldest first.
  public static let all = [
    Suite(codename: "sarge", number: "3.1", kernel: "2.6.8", isArchived: true),
    Suite(codename: "etch", number: "4", kernel: "2.6.18", isArchived: true),
    Suite(codename: "lenny", number: "5", kernel: "2.6.26", isArchived: true),
    Suite(codename: "squeeze", number: "6", kernel: "2.6.32", isArchived: true),
    Suite(codename: "wheezy", number: "7", kernel: "3.2", isArchived: true),
    Suite(codename: "jessie", number: "8", kernel: "3.16", isArchived: true),
    Suite(codename: "stretch", number: "9", kernel: "4.9", isArchived: true),
    Suite(codename: "buster", number: "10", kernel: "4.19", isArchived: true),
    Suite(codename: "bullseye", number: "11", kernel: "5.10", isArchived: false),
    Suite(codename: "bookworm", number: "12", kernel: "6.1", isArchived: false),
    Suite(codename: "trixie", number: "13", kernel: "6.12", isArchived: false),
    // Their kernels as of November 2026.
    Suite(codename: "forky", number: "14", kernel: "7.2", isArchived: false, moving: "testing"),
    Suite(codename: "sid", number: "sid", kernel: "7.2", isArchived: false, moving: "unstable"),
  ]

  /// The suite by its codename, or as testing or unstable.
  public static func named(_ name: String) -> Suite? {
    all.first { $0.codename == name.lowercased() || $0.moving == name.lowercased() }
  }

  /// The first suite that came with a kernel of at least this version.
  public static func first(with kernel: KernelVersion) -> Suite? {
    all.first { suite in KernelVersion(suite.kernel).map { $0 >= kernel } ?? false }
  }

  /// Whether this one is as new as another, or newer.
  public func isAtLeast(_ other: Suite) -> Bool {
    (Self.all.firstIndex(of: self) ?? 0) >= (Self.all.firstIndex(of: other) ?? 0)
  }
}
