/// In which lines of a model file its tables and keys stand, for complaints about them.
///
/// A place is the names on the way to it, with the numbers of tables in arrays, from zero:
/// `["component", "0", "support", "1", "since"]`.
struct ModelLines {
  private var lines: [[String]: Int] = [:]

  /// How many tables each array has by now.
  private var counts: [[String]: Int] = [:]

  /// The table that keys belong to.
  private var table: [String] = []

  /// Notes a heading, `[machine]` or `[[component.support]]`.
  mutating func addTable(_ names: [String], isArray: Bool, line: Int) {
    table = []
    for (index, name) in names.enumerated() {
      table.append(name)
      let isNew = isArray && index == names.count - 1
      if isNew { counts[table, default: 0] += 1 }
      if let count = counts[table] { table.append(String(count - 1)) }
    }
    lines[table] = line
  }

  /// Notes a key of the table whose heading came last.
  mutating func addKey(_ names: [String], line: Int) { lines[table + names] = line }

  /// Whether a key stands there.
  func has(_ place: [String]) -> Bool { lines[place] != nil }

  /// The line of a place, or of the nearest table around it.
  func line(of place: [String]) -> Int {
    var place = place
    while !place.isEmpty {
      if let line = lines[place] { return line }
      place.removeLast()
    }
    return 1
  }
}
