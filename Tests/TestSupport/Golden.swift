import FileSystem
import Glibc
public import SystemPackage
public import Testing

/// The top of the project.
public let projectTop: FilePath = {
  var path = FilePath(#filePath)
  for _ in 0..<3 { path.removeLastComponent() }
  return path
}()

/// Compares a text with the golden one in `Tests/Golden`, and shows in which lines they differ.
///
/// With PKGH_GOLDEN=record, which is `make golden`, the text becomes the golden one.
///
/// - Parameter name: The file's name below `Tests/Golden`.
public func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = projectTop.appending("Tests/Golden").appending(name)
  if getenv("PKGH_GOLDEN").map({ String(cString: $0) }) == "record" {
    try file.removingLastComponent().makeDirectories()
    return try file.write(text.utf8)
  }
  guard (try? Stat(file)) != nil else {
    Issue.record("there is no golden '\(name)': run 'make golden'", sourceLocation: sourceLocation)
    return
  }
  let golden = try file.text()
  if golden != text {
    Issue.record(
      "differs from the golden '\(name)':\n\(difference(golden, text))", sourceLocation: sourceLocation)
  }
}

/// Compares a text with the paragraph of a file that begins with the same line.
///
/// With PKGH_GOLDEN=record the text takes the paragraph's place.
///
/// - Parameter name: The file's name below the top of the project.
public func expectParagraph(
  _ text: String, of name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = projectTop.appending(name)
  let whole = try file.text()
  let first = text.prefix { $0 != "\n" } + "\n"
  guard let start = whole.firstRange(of: first)?.lowerBound else {
    Issue.record("'\(name)' has no line '\(first)'", sourceLocation: sourceLocation)
    return
  }
  let end = whole[start...].firstRange(of: "\n\n").map { whole.index(after: $0.lowerBound) } ?? whole.endIndex
  if getenv("PKGH_GOLDEN").map({ String(cString: $0) }) == "record" {
    try file.write((whole[..<start] + text + whole[end...]).utf8)
  } else if whole[start..<end] != text {
    Issue.record(
      "'\(name)' is to be brought up to date by 'make golden':\n\(difference(String(whole[start..<end]), text))",
      sourceLocation: sourceLocation)
  }
}

/// The lines that a text has lost (`-`) and won (`+`), with their numbers.
private func difference(_ golden: String, _ text: String) -> String {
  let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
  return lines(text).difference(from: lines(golden)).map { change in
    switch change {
    case .remove(let index, let line, _): "-\(index + 1): \(line)"
    case .insert(let index, let line, _): "+\(index + 1): \(line)"
    }
  }.joined(separator: "\n")
}
