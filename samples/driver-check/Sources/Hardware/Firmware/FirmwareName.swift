/// The name of a firmware file, as it stands in a line.
struct FirmwareName {
  let text: String

  /// Reads a word that can be nothing but a name.
  init?(isQuoted word: Substring) {
    var name = Self.bare(word)
    for place in ["/usr/lib/firmware/", "/lib/firmware/"] where name.hasPrefix(place) {
      name = name.dropFirst(place.count)
    }
    guard !name.isEmpty, name.utf8.count <= 200, name.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }),
      name.contains(where: { $0.isLetter || $0.isNumber }), !name.hasPrefix("/")
    else { return nil }
    text = String(name)
  }

  /// Reads a word that has the form of a file's name: with a slash or an ending, and neither an address, a version nor a
  /// place in a program.
  init?(_ word: Substring) {
    let name = Self.bare(word)
    guard !name.contains("://"), !name.contains(":"), !name.contains("("), !name.contains("=") else {
      return nil
    }
    let last = name.split(separator: "/").last ?? ""
    let ending = last.lastIndex(of: ".").map { last[$0...].dropFirst() } ?? ""
    let hasEnding =
      ending.contains(where: \.isLetter) && ending.count <= 12
      && !["c", "h", "html", "org", "com"].contains(ending)
    let hasFolder = name.contains("/") && last.contains(where: \.isLetter) && !Self.isNoFolder(name)
    guard hasEnding || hasFolder else { return nil }
    self.init(isQuoted: name)
  }

  /// Words with a slash that are not names: 'and/or', 'firmware/microcode'.
  private static func isNoFolder(_ name: Substring) -> Bool {
    !name.contains { $0.isNumber || "._-".contains($0) } || name.hasSuffix("/")
  }

  private static func bare(_ word: Substring) -> Substring {
    var name = word.drop { "'\"([<`".contains($0) }
    while let last = name.last, "'\")]>`,;:.!".contains(last) { name.removeLast() }
    return name
  }
}
