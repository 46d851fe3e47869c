/// Texts that somebody else wrote, as outputs show them.
///
/// Whatever our programs print goes through these functions, by ``printLine(_:)`` and its neighbours.
extension String {
  /// This text on one line, with every character that acts instead of being shown written as `\xHH` or `\u{…}`.
  ///
  /// Tabs stay.
  public var showingControlCharacters: String {
    replacingActingCharacters(keeping: ["\t"]) { $0.escape }
  }

  /// The same for a text of many lines, whose ends stay.
  public var showingControlCharactersInLines: String {
    replacingActingCharacters(keeping: ["\t", "\n"]) { $0.escape }
  }

  /// This text with something in place of every character that acts.
  ///
  /// - Parameters:
  ///   - kept: Characters that stay although they act.
  ///   - replacement: What is written for any other character.
  public func replacingActingCharacters(
    keeping kept: Set<Unicode.Scalar>, _ replacement: (Unicode.Scalar) -> String
  ) -> String {
    let isReplaced = { (scalar: Unicode.Scalar) in scalar.isActing && !kept.contains(scalar) }
    guard unicodeScalars.contains(where: isReplaced) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if isReplaced(scalar) {
        text += replacement(scalar)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal, an editor or a log acts on this character, or shows nothing for it, instead of showing it.
  ///
  /// These are control characters, those that separate lines or change the direction of writing, invisible ones, and
  /// those of which nobody knows what they do: private and unassigned ones.
  public var isActing: Bool {
    if (0x20...0x7e).contains(value) { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  /// `\xHH` or `\u{…}`.
  public var escape: String {
    let digits = String(value, radix: 16)
    return value < 0x100 ? "\\x" + (value < 0x10 ? "0" : "") + digits : "\\u{\(digits)}"
  }

  /// `\uHHHH`, or two of them: this character as a string of JSON may have it.
  public var escapeInJSON: String {
    String(self).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
