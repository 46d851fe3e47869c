public import Sysroot

/// The packages that dpkg knows.
public struct InstalledPackages: Sendable {
  /// What dpkg says of a package.
  public enum State: Sendable, Equatable {
    case installed(version: String)

    /// Unpacked and not configured, or removed with its configuration left: dpkg's words.
    case other(String)
    case absent
  }

  private var states: [String: State] = [:]

  /// Whether there is a list of packages at all.
  public let isKnown: Bool

  /// Reads /var/lib/dpkg/status.
  public init(_ tree: Tree) {
    guard let bytes = try? tree.bytes("/var/lib/dpkg/status", limit: 64 << 20) else {
      isKnown = false
      return
    }
    isKnown = true
    var name = ""
    var status = ""
    var version = ""
    var rest = bytes[...]
    // The end counts as an empty line, so that the last one is taken, too.
    while !rest.isEmpty || !name.isEmpty {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      rest = rest.dropFirst(line.count + 1)
      if let value = Self.value(of: "Package: ", line) {
        name = value
      } else if let value = Self.value(of: "Status: ", line) {
        status = value
      } else if let value = Self.value(of: "Version: ", line) {
        version = value
      } else if line.isEmpty {
        if !name.isEmpty { add(name, status, version) }
        (name, status, version) = ("", "", "")
      }
    }
  }

  private mutating func add(_ name: String, _ status: String, _ version: String) {
    let state: State =
      status.hasSuffix(" installed") && !status.hasSuffix("not-installed")
        && !status.hasSuffix("half-installed")
      ? .installed(version: version) : status.hasSuffix("not-installed") ? .absent : .other(status)
    // One of several architectures that is installed is enough.
    if case .installed? = states[name] { return }
    states[name] = state
  }

  private static func value(of field: String, _ line: ArraySlice<UInt8>) -> String? {
    line.starts(with: field.utf8) ? String(decoding: line.dropFirst(field.utf8.count), as: UTF8.self) : nil
  }

  /// The names of those that are there and ready.
  public var installed: [String] { states.keys.filter(has) }

  /// The state of a package.
  public func state(of package: String) -> State { states[package] ?? .absent }

  /// Whether it is there and ready.
  public func has(_ package: String) -> Bool {
    if case .installed = state(of: package) { true } else { false }
  }
}
