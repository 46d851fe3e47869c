/// Reads the keys of a table of a model file, and complains about those that are not of the format.
struct ModelReader {
  private let table: ModelTable

  /// - Parameter keys: All that the table may have; another one is an error, or a misspelt key would have no effect.
  init(_ table: ModelTable, keys: [String]) throws(ModelProblem) {
    self.table = table
    let unknown = table.entries.filter { !keys.contains($0.key) }.min { $0.value.line < $1.value.line }
    if let unknown { throw .content(line: unknown.value.line, "unknown key '\(unknown.key)'") }
  }

  /// A complaint about a key, at its line.
  func problem(_ key: String, _ text: String) -> ModelProblem {
    .content(line: table.entries[key]?.line ?? table.line, text)
  }

  func text(_ key: String) throws(ModelProblem) -> String? {
    try value(key, "a string") { if case .text(let text) = $0 { text } else { nil } }
  }

  func flag(_ key: String) throws(ModelProblem) -> Bool? {
    try value(key, "true or false") { if case .flag(let flag) = $0 { flag } else { nil } }
  }

  func number(_ key: String) throws(ModelProblem) -> Int? {
    try value(key, "a number") { if case .number(let number) = $0 { number } else { nil } }
  }

  func table(_ key: String) throws(ModelProblem) -> ModelTable? {
    try value(key, "a table") { if case .table(let table) = $0 { table } else { nil } }
  }

  func texts(_ key: String) throws(ModelProblem) -> [String]? {
    try items(key, "a string") { if case .text(let text) = $0 { text } else { nil } }
  }

  func tables(_ key: String) throws(ModelProblem) -> [ModelTable]? {
    try items(key, "a table") { if case .table(let table) = $0 { table } else { nil } }
  }

  /// The value of a key that must be there.
  func required<Value>(_ key: String, _ value: Value?) throws(ModelProblem) -> Value {
    guard let value else { throw .content(line: table.line, "key '\(key)' is missing") }
    return value
  }

  private func value<Value>(_ key: String, _ kind: String, _ read: (ModelEntry.Value) -> Value?)
    throws(ModelProblem) -> Value?
  {
    guard let entry = table.entries[key] else { return nil }
    guard let value = read(entry.value) else {
      throw problem(key, "the value of '\(key)' is \(entry.value.kind), not \(kind)")
    }
    return value
  }

  private func items<Value>(_ key: String, _ kind: String, _ read: (ModelEntry.Value) -> Value?)
    throws(ModelProblem) -> [Value]?
  {
    let list = try value(key, "an array") { if case .list(let items) = $0 { items } else { nil } }
    guard let list else { return nil }
    var values: [Value] = []
    for item in list {
      guard let value = read(item.value) else {
        throw .content(line: item.line, "an item of '\(key)' is \(item.value.kind), not \(kind)")
      }
      values.append(value)
    }
    return values
  }
}
