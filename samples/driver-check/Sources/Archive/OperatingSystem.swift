public import Sysroot

/// What a distribution says it is, by os-release(5).
public struct OperatingSystem: Sendable {
  private var values: [String: String] = [:]

  public init(_ tree: Tree) {
    guard let text = (try? tree.text("/etc/os-release")) ?? (try? tree.text("/usr/lib/os-release")) else {
      return
    }
    for line in text.split(separator: "\n") {
      guard let end = line.firstIndex(of: "=") else { continue }
      values[String(line[..<end])] = line[end...].dropFirst().filter { $0 != "\"" && $0 != "'" }.trimmed
    }
  }

  /// A value without its quotes.
  public subscript(name: String) -> String? { values[name] }
}
