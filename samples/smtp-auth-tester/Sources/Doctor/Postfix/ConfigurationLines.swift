/// The numbers of the lines in main.cf and master.cf where settings stand.
struct ConfigurationLines: Sendable {
  /// The line of each setting of main.cf; of many, the last, which counts.
  private(set) var main: [String: Int] = [:]

  /// The lines of each service of master.cf, by name and type.
  private var services: [String: [(number: Int, text: String)]] = [:]

  /// The ports for users that stand in comments of master.cf, as the file that Postfix comes with has them.
  private(set) var commentedServices: [(name: String, line: Int)] = []

  /// The settings that stand in comments directly below a service, by name and type of the service.
  private var commentedSettings: [String: [(name: String, line: Int)]] = [:]

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
        // Of many lines for one service, the last counts.
        if let current { services[current] = nil }
      }
      if let current { services[current, default: []].append((number, line)) }
    }
    readComments(masterText)
  }

  /// What stands in comments directly below a service.
  func commentedSettings(of service: PostfixService) -> [(name: String, line: Int)] {
    commentedSettings["\(service.name) \(service.type)"] ?? []
  }

  private mutating func readComments(_ text: String) {
    var current: String?
    for (index, line) in text.lines.enumerated() {
      guard line.first == "#" else {
        let columns = line.split(whereSeparator: \.isWhitespace)
        if line.first?.isWhitespace == false { current = columns.prefix(2).joined(separator: " ") }
        continue
      }
      let words = line.dropFirst().split(whereSeparator: \.isWhitespace)
      if words.first == "-o", words.count > 1 {
        let name = String(words[1].prefix { $0 != "=" })
        if let current { commentedSettings[current, default: []].append((name, index + 1)) }
        continue
      }
      current = nil
      let isPort = words.count >= 8 && words[1] == "inet" && words[7] == "smtpd"
      if isPort, ["submission", "submissions", "smtps", "587", "465"].contains(words[0]) {
        commentedServices.append((String(words[0]), index + 1))
      }
    }
  }

  /// The line of a service's first column.
  func service(_ service: PostfixService) -> Int? {
    services["\(service.name) \(service.type)"]?.first?.number
  }

  /// The arguments of a service's daemon.
  func arguments(of service: PostfixService) -> DaemonArguments {
    DaemonArguments(services["\(service.name) \(service.type)"] ?? [])
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
