import FileSystem
public import SystemPackage

/// What a source needs for its build: our level, our add-ons, and packages of the machine that builds.
///
/// The fields are written as Debian writes them.
public struct BuildDependencies: Sendable {
  /// One relation of a field: `gcc (>= 12) [amd64] | clang`.
  struct Element: Sendable {
    let field: String
    let text: String
    /// The texts between the bars, and what they say; nil for one that cannot be read.
    let alternatives: [BuildDependency?]

    init(_ text: Substring, in field: String) {
      self.field = field
      self.text = String(text)
      alternatives = text.split(separator: "|", omittingEmptySubsequences: false).map {
        BuildDependency($0.trimmingBlanks)
      }
    }

    var names: [String] { alternatives.compactMap { $0?.name } }
  }

  let paragraph: Paragraph
  let elements: [Element]

  static let fields = ["Build-Depends", "Build-Depends-Arch", "Build-Depends-Indep"]
  static let addOnPrefix = "pkgh-sequence-"
  private static let compatibility = "pkgh-compat"

  init(of source: Paragraph) {
    paragraph = source
    elements = Self.fields.flatMap { field in
      (source[field] ?? "").split(separator: ",").map(\.trimmingBlanks).filter { !$0.isEmpty }
        .map { Element($0, in: field) }
    }
  }

  /// Whether a name is among those of `Build-Depends`, and with which version it must be equal.
  func element(_ name: String) -> (name: String, version: String?)? {
    let all = elements.filter { $0.field == Self.fields[0] }.flatMap { $0.alternatives.compactMap(\.self) }
    guard let found = all.first(where: { $0.name == name }) else { return nil }
    return (name, found.version.flatMap { $0.comparison == .equal ? $0.value : nil })
  }

  /// The NAMEs of `pkgh-sequence-NAME`, in byte order.
  public var addOns: [String] {
    elements.flatMap(\.names).filter { $0.hasPrefix(Self.addOnPrefix) }.map {
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
    let element = elements.first { $0.names.contains(Self.addOnPrefix + name) }
    throw paragraph.problem(
      element?.field ?? Self.fields[0],
      "'\(Self.addOnPrefix)\(name)': there is no add-on '\(name)': write 'debian-like/addons/\(name)', or delete it"
    )
  }

  /// Whether something stands where our level should: debhelper's, or a misspelt one.
  ///
  /// The check refuses it.
  var namesOtherCompatibility: Bool {
    elements.flatMap(\.names).contains { Self.debhelper.contains($0) || Self.isLikeCompatibility($0) }
  }

  private static func isLikeCompatibility(_ name: String) -> Bool {
    name != compatibility && Spelling.nearest(to: name, among: [compatibility]) != nil
  }

  private static let debhelper: Set<String> = ["debhelper", "debhelper-compat"]

  /// Finds what asks Debian's helpers for something, and what asks ours for what they do not have.
  func check(_ problems: inout Problems) {
    for element in elements {
      if element.alternatives.contains(where: { $0 == nil }) {
        problems.add(
          paragraph.problem(
            element.field,
            "'\(element.text)' cannot be read: write 'NAME', 'NAME (>= VERSION)' or 'NAME | NAME', with commas between"
          ))
      }
      for name in element.names {
        if let fault = Self.fault(of: name) { problems.add(paragraph.problem(element.field, fault)) }
      }
    }
  }

  private static func fault(of name: String) -> String? {
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
