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
  /// The files in the directories of the packages besides their texts, the first of them.
  private var others: [Member] = []
  /// The bytes and the lines of all texts together.
  private var total = 0
  private var lineCount = 0
  private static let limit = 64 << 20
  /// What a compressed stream may have in texts whatever its size is, and how many times its own size.
  private static let inflatedLimit = 1 << 20
  private static let inflatedRatio = 100
  /// A file of fewer bytes may have fewer texts: each line needs some hundred bytes of memory.
  private static let smallFile = 1 << 20
  private static let smallLimit = (bytes: 3 << 20, lines: 80_000)

  init(_ source: ByteSource) throws {
    name = source.name
    header = try StreamHeader(reading: source, findings)
    var archive = try CpioReader(source, stray: findings.stray(in: name))
    let directories = Set(header.packages.map { ByteString($0.instance) })
    let names = Set(directories.flatMap { [$0 + "/pkginfo", $0 + "/pkgmap"] } + ["signature"])
    var count = MemberCount(listed: 3 * header.packages.count)
    while let member = try archive.next() {
      try count.add(member, in: name)
      if names.contains(member.name) {
        try take(member, from: &archive, of: source)
      } else if !(member.isDirectory && directories.contains(member.name)) {
        note(foreign: member, directories)
      }
    }
    signature = texts["signature"]
    var lines = PackageMap.lineLimit
    for line in header.packages { packages.append(try package(line, &lines)) }
    findHiddenFiles()
  }

  /// The installers unpack this archive into their own directory, with everything that is in it.
  private mutating func note(foreign member: Member, _ directories: Set<ByteString>) {
    let package = ByteString(member.name.bytes.prefix { $0 != .slash })
    if !member.name.isBelow {
      findings.add(
        .archiveMemberOutside,
        problem(member, "'\(member.name)' is not a name below the directory of the packages"))
    } else if directories.contains(package), !member.isDirectory, others.count < Findings.limit {
      others.append(member)
    } else {
      findings.add(
        .streamForeignMember, problem(member, "'\(member.name)' does not belong before the packages"))
    }
  }

  /// What is unpacked into a package's directory and is not replaced by a file of its map stays there: a script would be run.
  private func findHiddenFiles() {
    if others.isEmpty { return }
    var listed: Set<ByteString> = []
    for package in packages {
      let directory: ByteString = ByteString(package.instance) + "/"
      for entry in package.map.entries {
        if let name = entry.memberName(partCount: package.map.partCount) { listed.insert(directory + name) }
      }
    }
    for member in others {
      let isListed = listed.contains(member.name)
      findings.add(
        isListed ? .streamForeignMember : .pkgmapUnlistedFile,
        problem(
          member,
          "'\(member.name)' does not belong before the packages" + (isListed ? "" : ", and is not in the map")
        ))
    }
  }

  private mutating func take(_ member: Member, from archive: inout CpioReader, of source: ByteSource)
    throws
  {
    let limit =
      member.name.bytes.suffix(7).elementsEqual("/pkgmap".utf8)
      ? PackageTexts.mapLimit : PackageTexts.infoLimit
    guard member.size <= limit, member.size <= Self.limit - total else {
      throw problem(member, "'\(member.name)' has \(member.size) bytes, too many for such a text")
        .with(.textTooLong)
    }
    var text: [UInt8] = []
    try archive.readContent { piece in
      text += piece
      total += piece.count
      if total > max(Self.inflatedLimit, Self.inflatedRatio * source.inputCount) {
        throw problem(
          member, "'\(member.name)' is compressed to less than a hundredth, as no text of a package is"
        ).with(.textTooLong)
      }
      lineCount += piece.count { $0 == .newline }
      if total > Self.smallLimit.bytes || lineCount > Self.smallLimit.lines,
        try source.isShorter(than: Self.smallFile)
      {
        throw problem(
          member,
          "'\(member.name)' makes more than \(Self.smallLimit.lines) lines or \(Self.smallLimit.bytes) bytes of such "
            + "texts, which is the limit in a file of less than 1 MiB"
        ).with(.textTooLong)
      }
    }
    guard texts.updateValue(text, forKey: member.name) == nil else {
      throw problem(member, "'\(member.name)' occurs twice").with(.archiveMemberTwice)
    }
  }

  /// - Parameter lines: How many lines the maps may still have: the limit is that of all together.
  private func package(_ line: StreamHeader.Package, _ lines: inout Int) throws -> PackageTexts {
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
    let parsedMap = try PackageMap(parsing: map.text, file: map.file, lines: lines)
    lines -= parsedMap.entries.count
    return PackageTexts(
      instance: instance, infoText: info.text, mapText: map.text,
      info: try PackageInfo(parsing: info.text, file: info.file),
      map: parsedMap, mapFile: map.file, line: line)
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
