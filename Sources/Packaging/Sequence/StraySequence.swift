import FileSystem

/// A target that somebody meant to be that of a sequence, as `binary_arch` and `instal`.
///
/// Other words than these targets are the maintainer's own, so less counts as a slip than elsewhere: two neighbours are
/// exchanged, a letter is missing or doubled, `_` stands for `-`, a letter is a capital; and one letter is another
/// in names of six letters and more, as no word is so like them as `clear` is like `clean`.
struct StraySequence {
  /// What is wrong with the target, and what to do.
  let fault: String

  /// Nil for other targets.
  init?(_ target: String) {
    if Sequences.targets.contains(target) { return nil }
    let words = target.replacing("_", with: "-").lowercased()
    let meant =
      Sequences.targets.first { words == $0 } ?? Sequences.targets.first { Self.isSlip(words, of: $0) }
    guard let meant else { return nil }
    fault = "'\(target)' is never run: did you mean '\(meant)'?"
  }

  private static func isSlip(_ word: String, of target: String) -> Bool {
    guard abs(word.utf8.count - target.utf8.count) <= 1, Spelling.distance(word, target) == 1 else {
      return false
    }
    let (letters, right) = (Array(word.utf8), Array(target.utf8))
    if letters.count > right.count {
      let place = zip(letters, right).prefix { $0 == $1 }.count
      return place > 0 && letters[place] == letters[place - 1]
    }
    return letters.count < right.count || letters.sorted() == right.sorted() || right.count >= 6
  }
}
