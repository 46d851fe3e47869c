import Datastream
import FileSystem

/// A package's parameters and objects as lines of text.
struct PackageListing {
  private let package: PackageTexts

  init(_ package: PackageTexts) { self.package = package }

  /// As `pkginfo -l` has them: names to the right of ten columns, then values.
  var parameters: [String] {
    let info = package.info
    let lines =
      [("PKGINST", package.instance)]
      + info.names.filter { $0 != "PKG" }.map { ($0, info[$0] ?? "") } + [("FILES", summary)]
    return lines.map { name, value in
      String(repeating: " ", count: max(0, 10 - name.count)) + name + ":  " + value
    }
  }

  private var summary: String {
    let entries = package.map.entries
    let count = { (kinds: Set<MapEntry.Kind>) in entries.count { kinds.contains($0.kind) } }
    let bytes = entries.reduce(UInt64(0)) { $0.addingReportingOverflow($1.content?.size ?? 0).partialValue }
    return
      "\(count([.file, .editable, .volatile])) files, \(count([.directory, .exclusiveDirectory])) directories, "
      + "\(count([.symbolicLink, .link])) links, \(count([.information])) information files, \(bytes) bytes"
  }

  /// Type, class, mode, owner, group, size and path in columns; a link's target after an arrow.
  var contents: some Sequence<String> {
    let rows = package.map.entries.lazy.map { entry in cells(of: entry).map(\.showingControlCharacters) }
    let widths = rows.reduce(into: Array(repeating: 0, count: 6)) { widths, row in
      for column in widths.indices { widths[column] = max(widths[column], row[column].count) }
    }
    return rows.map { row in
      (0..<6).reduce(into: "") { line, column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].count)
        // The size is a number, and stands to the right.
        line += (column == 5 ? blanks + row[column] : row[column] + blanks) + " "
      } + row[6]
    }
  }

  private func cells(of entry: MapEntry) -> [String] {
    let mode = entry.attributes.map { $0.modeDigits ?? "?" } ?? "-"
    let target = entry.target.map { " -> \($0)" } ?? ""
    return [
      String(entry.kind.rawValue), entry.className ?? "-", mode,
      entry.attributes.map { $0.owner ?? "?" } ?? "-", entry.attributes.map { $0.group ?? "?" } ?? "-",
      entry.content.map { $0.size.map { String($0) } ?? "?" } ?? "-",
      entry.path.description + target,
    ]
  }
}
