import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport

/// The folder of the tests' inputs, which git keeps without modification times.
let fixtures = projectTop.appending("Tests/Fixtures")

/// Packages made on Solaris, which are not ours to give away: they may lie beside the checkout.
let realPackages = ["../shared/realpkgs"].map {
  fixtures.removingLastComponent().removingLastComponent().appending($0).lexicallyNormalized()
}.first { (try? Stat($0)) != nil }

let realPackagesReason = "no folder shared/realpkgs beside the checkout"

/// The members of a cpio archive in the newc format that begins at an offset: enough to get at texts.
private func members(of stream: [UInt8], at offset: Int) -> [String: [UInt8]] {
  var members: [String: [UInt8]] = [:]
  var offset = offset
  while offset + 110 <= stream.count {
    func field(_ index: Int) -> Int {
      let start = offset + 6 + 8 * index
      return Int(String(decoding: stream[start..<start + 8], as: UTF8.self), radix: 16) ?? 0
    }
    let nameStart = offset + 110
    let name = String(decoding: stream[nameStart..<nameStart + field(11) - 1], as: UTF8.self)
    if name == "TRAILER!!!" { break }
    let start = offset + (110 + field(11) + 3) / 4 * 4
    members[name] = Array(stream[start..<start + field(6)])
    offset = start + (field(6) + 3) / 4 * 4
  }
  return members
}

/// The pkginfo and pkgmap texts of every real package, by `PACKAGE/pkginfo` and `PACKAGE/pkgmap`.
func realTexts() throws -> [(name: String, text: [UInt8])] {
  guard let realPackages else { return [] }
  return try realPackages.names().flatMap { name in
    members(of: try realPackages.pushing(FilePath(name)).contents(), at: 512)
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension SeededGenerator {
  /// What a parser may meet: a true text with a few bytes changed, doubled, moved or lost.
  mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    var text = text
    let spice = Array("\n\n  \t=:'\"\\#$?!/.-0123456789999999999999999999999999\u{0}".utf8) + [0xff, 0x80]
    for _ in 0..<Int.random(in: 1...8, using: &self) {
      let place = Int.random(in: 0...text.count, using: &self)
      let end = min(text.count, place + Int.random(in: 0...20, using: &self))
      switch Int.random(in: 0..<4, using: &self) {
      case 0: text.insert(spice.randomElement(using: &self) ?? 0, at: place)
      case 1: text.removeSubrange(place..<end)
      case 2: text.insert(contentsOf: text[place..<end], at: Int.random(in: 0...text.count, using: &self))
      default:
        if place < text.count { text[place] = UInt8.random(in: 0...255, using: &self) }
      }
    }
    return text
  }
}
