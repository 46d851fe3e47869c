/// The numbers of the lines in main.cf and master.cf where settings stand.
struct ConfigurationLines: Sendable {
  /// The line of each setting of main.cf; of many, the last, which counts.
  private(set) var main: [String: Int] = [:]

  /// The lines of each service of master.cf, by name and type.
  private var services: [String: [(number: Int, text: String)]] = [:]

  init(main mainText: String, master masterText: String) {
    for (number, line) in Self.numbered(mainText) where !Self.isContinuation(line) {
      guard let equals = line.firstIndex(of: "=") else { continue }
      main[line[..<equals].filter { !$0.isWhitespace }] = number
    }
    var current: String?
    for (number, line) in Self.numbered(masterText) {
      if !Self.isContinuation(line) {
        let columns = line.split(whereSeparator: \.isWhitespace)
        current = columns.count > 1 ? "\(columns[0]) \(columns[1])" : nil
      }
      if let current { services[current, default: []].append((number, line)) }
    }
  }

  /// The line of a service's first column.
  func service(_ service: PostfixService) -> Int? {
    services["\(service.name) \(service.type)"]?.first?.number
  }

  /// The line of a service's own setting.
  func override(_ parameter: String, of service: PostfixService) -> Int? {
    services["\(service.name) \(service.type)"]?.last { $0.text.contains(parameter) }?.number
  }

  private static func isContinuation(_ line: String) -> Bool { line.first?.isWhitespace == true }

  /// The lines with content, without comments.
  private static func numbered(_ text: String) -> [(Int, String)] {
    text.lines.enumerated().compactMap { index, line in
      let content = line.drop(while: \.isWhitespace)
      return content.isEmpty || content.hasPrefix("#") ? nil : (index + 1, String(line))
    }
  }
}
