internal import SeededRandom

/// Texts that differ from a good one in a few places, the same in every run.
public func mutations(of text: String, count: Int, seed: UInt64) -> [String] {
  var numbers = SeededGenerator(seed: seed)
  let pieces = [
    "\n", "\r\n", "\r", " ", "\t", ":", "${", "}", "(", ")", "|", ",", "=", "/", "../", "#", "\u{301}",
    "\u{0}",
    "-", "9", "-9223372036854775808", "99999999999999999999", "é", "👩‍👩‍👧", "\u{feff}", "%", "\\", "*", "[", "]",
  ]
  return (0..<count).map { _ in
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...6, using: &numbers) {
      let place = Int.random(in: 0...scalars.count, using: &numbers)
      let end = min(scalars.count, place + Int.random(in: 0...9, using: &numbers))
      switch Int.random(in: 0...3, using: &numbers) {
      case 0: scalars.removeSubrange(place..<end)
      case 1:
        scalars.insert(
          contentsOf: scalars[place..<end], at: Int.random(in: 0...scalars.count, using: &numbers))
      default:
        let piece = pieces.randomElement(using: &numbers) ?? ""
        scalars.replaceSubrange(place..<min(end, place + 1), with: piece.unicodeScalars)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
