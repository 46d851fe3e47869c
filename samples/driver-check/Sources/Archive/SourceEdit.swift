/// What a line of apt's files should be.
public struct SourceEdit: Sendable, Equatable {
  /// File and line, or the file alone for a line that is to be added.
  public let place: String
  public let text: String

  public init(place: String, text: String) {
    self.place = place
    self.text = text
  }
}

extension AptSources {
  /// What to write for apt to have areas of a suite; nothing when it has them.
  ///
  /// The mirrors that a suite has left have nothing of it, whatever the files say.
  public func edits(for areas: Set<String>, of suite: Suite) -> [SourceEdit] {
    var lacking = areas.subtracting(self.areas(of: suite)).sorted()
    var edits: [SourceEdit] = []
    for area in lacking {
      guard lacking.contains(area), let source = disabled(area, of: suite) else { continue }
      edits += source.edits(adding: [], of: suite)
      lacking.removeAll(where: source.components.contains)
    }
    let main = main(of: suite)
    for source in sources where source == main || (source.isDebian && source.serves(suite)) {
      edits += source.edits(adding: source == main ? lacking : [], of: suite)
    }
    if main == nil, !lacking.isEmpty {
      let all = ["main"] + lacking.filter { $0 != "main" }
      let line = "deb \(suite.archive) \(suite.codename) \(all.joined(separator: " "))"
      edits.append(SourceEdit(place: "/etc/apt/sources.list", text: line))
    }
    return edits
  }
}

extension AptSource {
  /// What to write for this source to be in use, to have more areas, and to be where its suite is.
  fileprivate func edits(adding areas: [String], of suite: Suite) -> [SourceEdit] {
    let hasMoved = suite.isArchived && uris.contains(where: Self.isMirror)
    let uris = hasMoved ? [suite.archive] : uris
    let all = (components + areas.filter { !components.contains($0) }).joined(separator: " ")
    if !isStanza {
      if isEnabled, areas.isEmpty, !hasMoved { return [] }
      let head = [types.first ?? "deb"] + (options.map { ["[\($0)]"] } ?? [])
      let text = (head + [uris.first ?? "", suites.first ?? "", all]).joined(separator: " ")
      return [SourceEdit(place: "\(file):\(line)", text: text)]
    }
    let fields = [
      (isChanged: !isEnabled, name: "Enabled", value: "yes"),
      (isChanged: hasMoved, name: "URIs", value: uris.joined(separator: " ")),
      (isChanged: !areas.isEmpty, name: "Components", value: all),
    ]
    return fields.filter(\.isChanged).map { field in
      SourceEdit(
        place: "\(file):\(fieldLines[field.name.lowercased()] ?? line)", text: "\(field.name): \(field.value)"
      )
    }
  }

  /// Whether an address is one of Debian's mirrors, which have only suites that are not archived; others may keep them.
  private static func isMirror(_ uri: String) -> Bool {
    isAtDebian(uri)
      && !["//archive.debian.org/", "//snapshot.debian.org/"].contains { uri.lowercased().contains($0) }
  }
}
