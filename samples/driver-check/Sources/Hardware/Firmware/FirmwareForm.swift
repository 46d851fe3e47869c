/// A line about firmware whose sense or whose file's name its words alone do not show.
///
/// All other lines are read by `FirmwareWords`; a driver that is not in the catalogue is not passed over.
struct FirmwareForm: Sendable {
  /// The parts before and after the file's name; what has no second part ends with the name or names none.
  let start: String
  let end: String?
  let outcome: FirmwareMessage.Outcome

  /// - Parameter text: What stands in the line, with `{}` for the file's name.
  init(_ text: String, _ outcome: FirmwareMessage.Outcome) {
    if let mark = text.firstRange(of: "{}") {
      start = String(text[..<mark.lowerBound])
      end = String(text[mark.upperBound...])
    } else {
      start = text
      end = nil
    }
    self.outcome = outcome
  }

  /// What a line says; nil when none of the catalogue is in it.
  static func reading(_ message: Substring) -> FirmwareReading? {
    let reading = catalogue.lazy.compactMap { $0.reading(message) }.first
    // 'Incompatible firmware version' does not name a version that runs.
    return reading?.outcome == .loaded && FirmwareWords.tellsFailure(message) ? nil : reading
  }

  private func reading(_ message: Substring) -> FirmwareReading? {
    guard let end else { return message.contains(start) ? FirmwareReading(outcome, nil) : nil }
    if start.isEmpty {
      guard let range = message.firstRange(of: end) else { return nil }
      return message[..<range.lowerBound].split(separator: " ").last.flatMap({ FirmwareName($0) }).map {
        FirmwareReading(outcome, $0.text)
      }
    }
    guard let range = message.firstRange(of: start) else { return nil }
    let rest = message[range.upperBound...]
    let stop = end.isEmpty ? nil : rest.firstRange(of: end)?.lowerBound
    if !end.isEmpty, stop == nil { return nil }
    // Before a word that must come, and in the kernel's own lines, are names that need no dot or slash; those of boards
    // have blanks in them.
    if let stop { return FirmwareName(isQuoted: rest[..<stop]).map { FirmwareReading(outcome, $0.text) } }
    let word = rest.prefix { $0 != " " }
    let name = start.hasPrefix("firmware: ") ? FirmwareName(isQuoted: word) : FirmwareName(word)
    return name.map { FirmwareReading(outcome, $0.text) }
  }

  /// All of them; the first that is in a line says what it means.
  private static let catalogue = ofKernel + requests + failures + successes
}

/// What a line says of a file.
struct FirmwareReading: Equatable {
  let outcome: FirmwareMessage.Outcome
  let file: String?

  init(_ outcome: FirmwareMessage.Outcome, _ file: String?) {
    self.outcome = outcome
    self.file = file
  }
}
