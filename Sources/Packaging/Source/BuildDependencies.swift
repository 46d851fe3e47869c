/// What a source needs for its build, as far as we act on it: our level and our add-ons.
///
/// The field is written as Debian writes it; whoever prepares the machine reads the rest.
public struct BuildDependencies: Sendable {
  /// The names, and the N of those with `(= N)`.
  private let elements: [(name: String, version: String?)]

  init(of source: Paragraph) {
    elements = (source["Build-Depends"] ?? "").split(separator: ",").map { element in
      let text = element.trimmingBlanks
      let name = text.prefix { !$0.isWhitespace && !"([:<|".contains($0) }
      let condition = text.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }.trimmingBlanks
      let version = condition.hasPrefix("=") ? String(condition.dropFirst().trimmingBlanks) : nil
      return (String(name), version)
    }
  }

  /// Whether a name is among them, and with which version.
  func element(_ name: String) -> (name: String, version: String?)? {
    elements.first { $0.name == name }
  }

  /// The NAMEs of `pkgh-sequence-NAME`, in byte order.
  public var addOns: [String] {
    let prefix = "pkgh-sequence-"
    return elements.map(\.name).filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
      .sorted()
  }
}
