internal import FileSystem

/// What keeps a text from being written as a word, or as the rest, of a line.
extension ByteString {
  /// What in this name would end or split a word of a line, such as "a newline"; nil where nothing does.
  var wordFault: String? {
    if bytes.contains(0) { return "a NUL" }
    if bytes.contains(.newline) { return "a newline" }
    return bytes.contains(where: \.isSpace) ? "a blank" : nil
  }

  /// Why this text cannot be the rest of a line, such as "contains a newline or a NUL"; nil where it can.
  var lineFault: String? {
    if bytes.contains(.newline) || bytes.contains(0) { return "contains a newline or a NUL" }
    return bytes.first?.isSpace == true || bytes.last?.isSpace == true ? "begins or ends with a blank" : nil
  }
}
