extension StringProtocol {
  /// This text without blanks, tabs and carriage returns at its end.
  var trimmingTrailingBlanks: SubSequence {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return self[..<end]
  }

  /// This text without white space at either end.
  var trimmingBlanks: SubSequence {
    trimmingTrailingBlanks.drop(while: \.isWhitespace)
  }
}
