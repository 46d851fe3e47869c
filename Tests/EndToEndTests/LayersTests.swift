import FileSystem
import SystemPackage
import TestSupport
import Testing

/// Imports point down: docs/design.md has a row for each module, with the modules that it may import.
@Suite("layers")
struct LayersTests {
  /// The rows `| Module | imports | … |` of the table.
  private func allowed() throws -> [String: Set<String>] {
    let design = try projectTop.appending("docs/design.md").text()
    var rows: [String: Set<String>] = [:]
    for line in design.lines where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.split { " `,".contains($0) }.map(String.init) }
      if cells.count == 4, let name = cells[0].first { rows[name] = Set(cells[1]) }
    }
    return rows
  }

  /// The modules that a file imports, whatever the import's access is.
  private func imports(_ file: FilePath) throws -> [String] {
    try file.text().lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword <= 1, words.count > keyword + 1 else {
        return nil
      }
      return String(words[keyword + 1])
    }
  }

  @Test("no file imports a module that the table does not allow it to")
  func imports() throws {
    let allowed = try allowed()
    let sources = projectTop.appending("Sources")
    #expect(allowed["Datastream"]?.contains("FileSystem") == true)
    for module in try sources.names().map(\.description) {
      let row = try #require(allowed[module], "docs/design.md has no row for '\(module)'")
      try sources.appending(module).walk { object in
        guard object.location.extension == "swift" else { return true }
        for name in try imports(object.location)
        where !["Glibc", "Synchronization", "SystemPackage"].contains(name) {
          #expect(row.contains(name), "\(object.location)")
        }
        return true
      }
    }
  }

  @Test("only one file prints texts, which shows characters that would act on a terminal")
  func printing() throws {
    // The content of a file, and a package, are written byte for byte where they may be.
    let writers: Set = ["Printing.swift", "ContentOutput.swift", "BuildStream.swift"]
    try projectTop.appending("Sources").walk { object in
      guard let name = object.location.lastComponent?.string, name.hasSuffix(".swift"),
        !writers.contains(name)
      else { return true }
      let text = try object.location.text()
      #expect(
        !text.contains(#/\b(print|debugPrint|dump|fputs|puts)\(|standard(Error|Output)\b|\bstdout\b/#),
        "\(object.location)")
      return true
    }
  }
}
