public import FileSystem
internal import Glibc
public import SystemPackage

/// A package in a directory: what pkgmk makes, and what a stream is unpacked to.
///
/// Its one package has the directory's name. The members come in byte order, those of `reloc.2`
/// and `root.2` in part 2; a text in every part's beginning, as in a stream, is there only once.
public struct DirectoryReader: PackageReader {
  public let packages: [PackageTexts]
  private let directory: FilePath
  private let findings = Findings()
  /// The members of each part that are still to come, the last one first.
  private var parts: [[Member]]
  private var part = 0
  private var member: Member?

  public init(_ directory: FilePath) throws {
    guard let status = try directory.status(), status.type == .directory else {
      throw Problem(.notAPackageDirectory, at: .file(directory), "is not the directory of a package")
    }
    guard let name = directory.lexicallyNormalized().lastComponent, name.kind == .regular else {
      throw Problem(
        .notAPackageDirectory, at: .file(directory), "does not end in the name of a package")
    }
    func text(_ name: String, limit: Int) throws -> (text: [UInt8], file: FilePath) {
      let file = directory.appending(name)
      guard let status = try file.status(followingLinks: false), status.type == .regular else {
        throw Problem(
          .textMissing, at: .file(file), "is missing or not a regular file; a package needs it")
      }
      return (try file.contents(limit: limit), file)
    }
    let info = try text("pkginfo", limit: PackageTexts.infoLimit)
    let map = try text("pkgmap", limit: PackageTexts.mapLimit)
    let texts = PackageTexts(
      instance: name.string, infoText: info.text, mapText: map.text,
      info: try PackageInfo(parsing: info.text, file: info.file),
      map: try PackageMap(parsing: map.text, file: map.file), mapFile: map.file, line: nil)
    packages = [texts]
    self.directory = directory
    parts = Array(repeating: [], count: texts.map.partCount)
    try directory.walk { object in
      let part = object.path.partNumber(of: texts.map.partCount)
      if let member = try Self.member(object) {
        parts[part - 1].append(member)
      } else {
        findings.add(
          .directoryObjectType,
          Problem(
            in: object.location, "is a link or a device; a package has only files and directories"))
      }
      return true
    }
    for index in parts.indices { parts[index].reverse() }
  }

  private static func member(_ object: WalkedObject) throws -> Member? {
    let status = object.status
    guard status.type == .regular || status.type == .directory else { return nil }
    let isDirectory = status.type == .directory
    return Member(
      name: object.path, isDirectory: isDirectory, mode: UInt16(status.permissions.rawValue & 0o7777),
      modified: UInt64(clamping: status.st_mtim.tv_sec), size: isDirectory ? 0 : UInt64(clamping: status.size)
    )
  }

  public var remarks: [Finding] { findings.list }

  public mutating func nextPart() throws -> Part? {
    if part == parts.count { return nil }
    part += 1
    member = nil
    return Part(package: 0, number: part)
  }

  public mutating func nextMember() throws -> Member? {
    member = nil
    if part > 0 { member = parts[part - 1].popLast() }
    return member
  }

  public mutating func readContent(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard let member, !member.isDirectory else { return }
    self.member = nil
    let source = try ByteSource(content: location(member), size: member.size)
    while true {
      let bytes = try source.read(upTo: ByteSource.capacity)
      if bytes.isEmpty { return }
      try body(bytes)
    }
  }

  public func problem(_ member: Member?, _ message: String) -> Problem {
    if let member { Problem(in: location(member), message) } else { Problem(in: directory, message) }
  }

  /// Where a member is on disk.
  func location(_ member: Member) -> FilePath { directory.pushing(FilePath(member.name)) }
}

extension ByteString {
  /// The part that a member of a package's directory belongs to, by the number after `reloc` and `root`.
  fileprivate func partNumber(of count: Int) -> Int {
    let top = bytes.prefix { $0 != .slash }
    for base in ["root.", "reloc."] where top.starts(with: base.utf8) {
      if let part = Int(digits: top.dropFirst(base.utf8.count)), (1...count).contains(part) { return part }
    }
    return 1
  }
}
