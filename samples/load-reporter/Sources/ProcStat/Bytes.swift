/// Whether a byte separates words; a carriage return does, for files that went through other systems.
func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
}

/// Whether a byte separates words or lines.
func isBlankOrLineEnd(_ byte: UInt8) -> Bool {
  isBlank(byte) || byte == UInt8(ascii: "\n")
}

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// A number of ASCII digits alone, or nil when it is something else or does not fit.
func parseUnsigned(_ word: ArraySlice<UInt8>) -> UInt64? {
  guard !word.isEmpty, word.allSatisfy(isDigit) else { return nil }
  return UInt64(String(decoding: word, as: UTF8.self))
}
