/// What a misspelt word may have been meant to be.
public enum Spelling {
  /// The word that is nearest to another in spelling, whatever the case of its letters; nil where none is near.
  ///
  /// Near means at most one changed, added, missing or exchanged letter for every three of the word, at least one and
  /// at most three. Of several equally near words that with the nearest case of letters is taken, and of these the first.
  ///
  /// - Parameter most: The most letters, instead of three.
  public static func nearest(to word: String, among candidates: some Sequence<String>, most: Int = 3)
    -> String?
  {
    let letters = Array(word.lowercased().utf8)
    if letters.isEmpty { return nil }
    let limit = min(most, max(1, letters.count / 3))
    var nearest: (candidate: String, distance: (Int, Int))?
    for candidate in candidates {
      let other = Array(candidate.lowercased().utf8)
      guard abs(other.count - letters.count) <= limit else { continue }
      let distance = distance(letters, other)
      guard distance <= limit, distance <= nearest?.distance.0 ?? .max else { continue }
      let distances = (distance, self.distance(Array(word.utf8), Array(candidate.utf8)))
      if distances < nearest?.distance ?? (.max, .max) { nearest = (candidate, distances) }
    }
    return nearest?.candidate
  }

  /// The number of letters to change, add, remove or exchange with their neighbours to make one word of another.
  public static func distance(_ one: String, _ other: String) -> Int {
    distance(Array(one.utf8), Array(other.utf8))
  }

  /// The same of letters.
  ///
  /// Source: optimal string alignment, the restricted form of Damerau's distance.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var next = [row + 1]
      for column in other.indices {
        var cost = min(
          last[column] + (letter == other[column] ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == other[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        next.append(cost)
      }
      (before, last) = (last, next)
    }
    return last[other.count]
  }
}
