/// How words differ.
enum Spelling {
  /// Whether a word is another one with a mistake or two in it; of short words nobody can tell.
  static func isNear(_ word: String, _ other: String) -> Bool {
    other.utf8.count >= 8 && abs(word.utf8.count - other.utf8.count) <= 2
      && distance(Array(word.utf8), Array(other.utf8)) <= 2
  }

  /// How many letters must be changed, put in or left out (Levenshtein).
  static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, counterpart) in other.enumerated() {
        let previous = row[j + 1]
        row[j + 1] = min(diagonal + (letter == counterpart ? 0 : 1), row[j] + 1, previous + 1)
        diagonal = previous
      }
    }
    return row[other.count]
  }
}
