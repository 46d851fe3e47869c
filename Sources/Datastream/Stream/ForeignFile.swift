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
  ]

  /// How many bytes are looked at.
  static let length = kinds.map(\.beginning.count).max() ?? 0

  /// What a file is by its first bytes; nil where they say nothing.
  static func name(of beginning: [UInt8]) -> String? {
    if beginning.isEmpty { return "an empty file" }
    let lower = beginning.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
    return kinds.first { beginning.starts(with: $0.beginning) || lower.starts(with: $0.beginning) }?.name
  }
}
