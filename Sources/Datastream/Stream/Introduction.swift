internal import FileSystem
internal import SystemPackage

/// The beginning of a stream: its header, and `PACKAGE/pkginfo` and `PACKAGE/pkgmap` of each
/// package in the first archive, so that a reader knows them before it comes to the packages.
struct Introduction {
  let header: StreamHeader
  private(set) var packages: [PackageTexts] = []
  private(set) var signature: [UInt8]?
  let findings = Findings()

  private let name: FilePath
  private var texts: [ByteString: [UInt8]] = [:]
  /// The bytes of all texts together.
  private var total = 0
  private static let limit = 256 << 20

  init(_ source: ByteSource) throws {
    name = source.name
    header = try StreamHeader(reading: source, stray: findings.stray(in: name))
    var archive = try CpioReader(source, stray: findings.stray(in: name))
    let directories = Set(header.packages.map { ByteString($0.instance) })
    let names = Set(directories.flatMap { [$0 + "/pkginfo", $0 + "/pkgmap"] } + ["signature"])
    while let member = try archive.next() {
      if names.contains(member.name) {
        try take(member, from: &archive)
      } else if !(member.isDirectory && directories.contains(member.name)) {
        findings.add(
          .streamForeignMember, problem(member, "'\(member.name)' does not belong before the packages"))
      }
    }
    signature = texts["signature"]
    packages = try header.packages.map(package)
  }

  private mutating func take(_ member: Member, from archive: inout CpioReader) throws {
    let limit =
      member.name.bytes.suffix(7).elementsEqual("/pkgmap".utf8)
      ? PackageTexts.mapLimit : PackageTexts.infoLimit
    guard member.size <= limit, member.size <= Self.limit - total else {
      throw problem(member, "'\(member.name)' has \(member.size) bytes, too many for such a text")
        .with(.textTooLong)
    }
    var text: [UInt8] = []
    try archive.readContent { text += $0 }
    total += text.count
    guard texts.updateValue(text, forKey: member.name) == nil else {
      throw problem(member, "'\(member.name)' occurs twice").with(.archiveMemberTwice)
    }
  }

  private func package(_ line: StreamHeader.Package) throws -> PackageTexts {
    let instance = line.instance
    func text(_ name: String) throws -> (text: [UInt8], file: FilePath) {
      let path = ByteString("\(instance)/\(name)")
      guard let text = texts[path] else {
        throw Problem(
          .textMissing, at: .file(self.name),
          "lists package '\(instance)' in its header, but has no '\(path)' before the packages"
        )
      }
      return (text, FilePath(ByteString(self.name) + ": " + path))
    }
    let info = try text("pkginfo")
    let map = try text("pkgmap")
    return PackageTexts(
      instance: instance, infoText: info.text, mapText: map.text,
      info: try PackageInfo(parsing: info.text, file: info.file),
      map: try PackageMap(parsing: map.text, file: map.file), mapFile: map.file, line: line)
  }

  private func problem(_ member: Member, _ message: String) -> Problem {
    Problem(in: name, offset: member.offset, message)
  }
}

extension Findings {
  /// Notes what is not zero in the filling between headers, contents and archives.
  func stray(in name: FilePath) -> (UInt64) -> Void {
    { self.add(.streamNonzeroPadding, Problem(in: name, offset: $0, "is not zero, although it is padding")) }
  }
}
