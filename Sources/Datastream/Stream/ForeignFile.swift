internal import FileSystem

/// What a file is that is called a package and is none of SVR4.
enum ForeignFile {
  /// The bytes that each kind of file begins with, its name, and what to do with it.
  ///
  /// Source: magic(5), and the formats' own documents.
  private static let kinds: [(beginning: [UInt8], name: String)] = [
    (Array("BZh".utf8), "a file compressed by bzip2: unpack it with 'bunzip2'"),
    ([0x1f, 0x9d], "a file compressed by compress: unpack it with 'uncompress' or 'gzip -d'"),
    ([0xfd] + Array("7zXZ".utf8), "a file compressed by xz: unpack it with 'unxz'"),
    ([0x28, 0xb5, 0x2f, 0xfd], "a file compressed by zstd, as a package of FreeBSD is"),
    (Array("xar!".utf8), "a xar archive, as a package of macOS is"),
    (Array("!<arch>\ndebian-binary".utf8), "a package of Debian"),
    (Array("!<arch>".utf8), "an ar archive"),
    ([0xed, 0xab, 0xee, 0xdb], "a package of RPM"),
    (Array("PK".utf8) + [3, 4], "a zip archive"),
    (Array("07070".utf8), "a cpio archive without the header of a package stream"),
    ([0xc7, 0x71], "a cpio archive without the header of a package stream"),
    (Array("<!doctype html".utf8), "a page of HTML, perhaps the error of a server"),
    (Array("<html".utf8), "a page of HTML, perhaps the error of a server"),
    (Array("<?xml".utf8), "a text in XML"),
    (Array("#!".utf8), "a script"),
    ([0x7f] + Array("ELF".utf8), "a program"),
    (Array("PKG=".utf8), "a pkginfo file; name the directory of the package"),
    ([0xff, 0xfe], "a text in UTF-16"),
    ([0xfe, 0xff], "a text in UTF-16"),
  ]

  /// How many bytes are looked at: a block of a tar archive.
  static let length = 512
  /// Where the header of a tar archive is named: the field `magic` of POSIX.
  private static let tarMagic = 257..<262

  /// What a file is by its first bytes; nil where they say nothing.
  static func name(of beginning: [UInt8]) -> String? {
    if beginning.isEmpty { return "an empty file" }
    if let kind = kind(of: beginning[...]) { return kind }
    if beginning.count >= tarMagic.upperBound, beginning[tarMagic].elementsEqual("ustar".utf8) {
      return "a tar archive: unpack it with 'tar -x'"
    }
    let hasMark = beginning.starts(with: Problem.byteOrderMark)
    let text = beginning.dropFirst(hasMark ? Problem.byteOrderMark.count : 0).drop { $0.isSpace }
    if text.starts(with: StreamHeader.magic.utf8) {
      return "one that was saved as a text, with other bytes before it"
    }
    return kind(of: text) ?? (hasMark ? "a text with a byte order mark" : nil)
  }

  private static func kind(of beginning: ArraySlice<UInt8>) -> String? {
    let lower = beginning.map { $0.isUpperCase ? $0 + 32 : $0 }
    return kinds.first { beginning.starts(with: $0.beginning) || lower.starts(with: $0.beginning) }?.name
  }
}
