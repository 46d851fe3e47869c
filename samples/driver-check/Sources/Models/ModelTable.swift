/// A value of a model file, with the line that it begins in.
struct ModelEntry {
  enum Value {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([ModelEntry])
    case table(ModelTable)

    /// What it is called in a complaint.
    var kind: String {
      switch self {
      case .text: "a string"
      case .number: "a number"
      case .flag: "true or false"
      case .list: "an array"
      case .table: "a table"
      }
    }
  }

  var value: Value
  let line: Int
}

/// A table of a model file while it is read: a class, because later headings add to tables of earlier ones.
final class ModelTable {
  let line: Int
  private(set) var entries: [String: ModelEntry] = [:]

  /// Whether a heading of its own has defined it, or braces have, so that no other may.
  private var isDefined: Bool

  init(line: Int, isDefined: Bool = false) {
    self.line = line
    self.isDefined = isDefined
  }

  /// The table that a heading names: `[machine]`, or a new one of `[[component.support]]`.
  func table(_ names: [String], isArray: Bool, line: Int) throws(ModelProblem) -> ModelTable {
    let parent = try inner(names.dropLast(), line: line)
    let name = names.last ?? ""
    let new = ModelTable(line: line, isDefined: true)
    switch (parent.entries[name]?.value, isArray) {
    case (nil, true): parent.entries[name] = ModelEntry(value: .list([entry(new)]), line: line)
    case (.list(let others)?, true) where parent.arrays.contains(name):
      parent.entries[name]?.value = .list(others + [entry(new)])
    case (nil, false): parent.entries[name] = entry(new)
    case (.table(let old)?, false) where !old.isDefined:
      old.isDefined = true
      return old
    default: throw .syntax(line: line, "'\(names.joined(separator: "."))' is there twice")
    }
    if isArray { parent.arrays.insert(name) }
    return new
  }

  /// Adds a value below names with points between them.
  func add(_ entry: ModelEntry, to names: [String]) throws(ModelProblem) {
    let parent = try inner(names.dropLast(), line: entry.line)
    let name = names.last ?? ""
    if parent.entries[name] != nil { throw .syntax(line: entry.line, "key '\(name)' is there twice") }
    parent.entries[name] = entry
  }

  /// The names of arrays whose tables have headings, so that there may be more of them.
  private var arrays: Set<String> = []

  private func entry(_ table: ModelTable) -> ModelEntry { ModelEntry(value: .table(table), line: table.line) }

  /// The table below some names, made where it is not there; of an array the last one.
  private func inner(_ names: ArraySlice<String>, line: Int) throws(ModelProblem) -> ModelTable {
    var place = self
    for name in names {
      switch place.entries[name]?.value {
      case nil:
        let new = ModelTable(line: line)
        place.entries[name] = entry(new)
        place = new
      case .table(let table)?: place = table
      case .list(let items)? where place.arrays.contains(name):
        guard case .table(let last)? = items.last?.value else { return place }
        place = last
      default: throw .syntax(line: line, "'\(name)' is not a table")
      }
    }
    return place
  }
}
