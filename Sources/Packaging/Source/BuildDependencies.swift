import FileSystem
public import SystemPackage

/// What a source needs for its build: our level, our add-ons, and packages of the machine that builds.
///
/// The fields are written as Debian writes them.
public struct BuildDependencies: Sendable {
  /// One alternative list of a field.
  private struct Element: Sendable {
    let field: String
    /// The whole of it: `gcc (>= 12) [amd64] | clang`.
    let text: String
    let name: String
    /// The N of `(= N)`.
    let version: String?
  }

  private let paragraph: Paragraph
  private let elements: [Element]

  private static let fields = ["Build-Depends", "Build-Depends-Arch", "Build-Depends-Indep"]
  private static let addOnPrefix = "pkgh-sequence-"
  private static let compatibility = "pkgh-compat"

  init(of source: Paragraph) {
    paragraph = source
    elements = Self.fields.flatMap { field in
      (source[field] ?? "").split(separator: ",").compactMap { element in
        let text = element.trimmingBlanks
        if text.isEmpty { return nil }
        let name = text.prefix { !$0.isWhitespace && !"([:<|".contains($0) }
        let condition = text.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }.trimmingBlanks
        let version = condition.hasPrefix("=") ? String(condition.dropFirst().trimmingBlanks) : nil
        return Element(field: field, text: String(text), name: String(name), version: version)
      }
    }
  }

  /// Whether a name is among those of `Build-Depends`, and with which version.
  func element(_ name: String) -> (name: String, version: String?)? {
    elements.first { $0.name == name && $0.field == Self.fields[0] }.map { ($0.name, $0.version) }
  }

  /// The NAMEs of `pkgh-sequence-NAME`, in byte order.
  public var addOns: [String] {
    elements.map(\.name).filter { $0.hasPrefix(Self.addOnPrefix) }.map {
      String($0.dropFirst(Self.addOnPrefix.count))
    }.sorted()
  }

  /// An add-on that is asked for by its NAME.
  ///
  /// - Parameter program: The running program, beside which packages install theirs.
  public func addOn(_ name: String, program: FilePath) throws -> AddOn {
    if try AddOn.available(program: program).contains(name) {
      return try AddOn(named: name, program: program)
    }
    let element = elements.first { $0.name == Self.addOnPrefix + name }
    throw paragraph.problem(
      element?.field ?? Self.fields[0],
      "'\(Self.addOnPrefix)\(name)': there is no add-on '\(name)': write 'debian-like/addons/\(name)', or delete it"
    )
  }

  /// What is to be installed on the machine that builds, element by element, in the words of the fields.
  public var packages: [String] { elements.filter { !$0.name.hasPrefix("pkgh-") }.map(\.text) }

  /// Whether something stands where our level should: debhelper's, or a misspelt one.
  ///
  /// The check refuses it.
  var namesOtherCompatibility: Bool {
    elements.contains { Self.debhelper.contains($0.name) || Self.isLikeCompatibility($0.name) }
  }

  private static func isLikeCompatibility(_ name: String) -> Bool {
    name != compatibility && Spelling.nearest(to: name, among: [compatibility]) != nil
  }

  private static let debhelper: Set<String> = ["debhelper", "debhelper-compat"]

  /// Finds what asks Debian's helpers for something, and what asks ours for what they do not have.
  func check(_ problems: inout Problems) {
    for element in elements {
      if let fault = Self.fault(of: element) { problems.add(paragraph.problem(element.field, fault)) }
    }
  }

  private static func fault(of element: Element) -> String? {
    let name = element.name
    if name.hasPrefix("dh-sequence-") {
      let addOn = name.dropFirst("dh-sequence-".count)
      return "'\(name)' is an add-on of debhelper: delete it, or write '\(addOnPrefix)\(addOn)' where "
        + "'debian-like/addons/\(addOn)' has what it does"
    }
    if debhelper.contains(name) {
      return "'\(name)' is not used: write 'pkgh-compat (= \(Control.knownCompatibility.upperBound))'"
    }
    if name == compatibility || name.hasPrefix(addOnPrefix) { return nil }
    if isLikeCompatibility(name) {
      return "'\(name)' is not known: did you mean '\(compatibility)'?"
    }
    // 'pgkh-sequence-NAME'
    let pieces = name.split(separator: "-", maxSplits: 2)
    if pieces.count == 3, Spelling.nearest(to: "\(pieces[0])-\(pieces[1])-", among: [addOnPrefix]) != nil {
      return "'\(name)' is not known: did you mean '\(addOnPrefix)\(pieces[2])'?"
    }
    if name.hasPrefix("pkgh-") {
      return "'\(name)' is not known: there are '\(compatibility) (= N)' and '\(addOnPrefix)NAME'"
    }
    return nil
  }
}
