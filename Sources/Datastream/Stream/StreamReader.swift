public import FileSystem
internal import SystemPackage

/// A datastream being read, once and front to back.
public struct StreamReader: PackageReader, ~Copyable {
  public let header: StreamHeader
  public let packages: [PackageTexts]
  /// The signature of a signed stream, as it stands there; we do not verify it.
  ///
  /// Source: pkgtrans(1) of Solaris 9 and 10, option -g.
  public let signature: [UInt8]?

  private let source: ByteSource
  private let findings: Findings
  private var archive: CpioReader?
  private var count: MemberCount
  private var part: Part?

  /// Reads the header, and every package's pkginfo and pkgmap, which come first.
  public init(_ source: ByteSource) throws {
    let introduction = try Introduction(source)
    header = introduction.header
    packages = introduction.packages
    signature = introduction.signature
    findings = introduction.findings
    self.source = source
    count = MemberCount(listed: packages.reduce(0) { $0 + $1.map.entries.count + $1.map.partCount })
  }

  public var remarks: [Finding] { findings.list }

  public mutating func nextPart() throws -> Part? {
    if archive != nil { while try nextMember() != nil {} }
    archive = nil
    var next = part ?? Part(package: 0, number: 0)
    next.number += 1
    while next.package < packages.count, next.number > header.packages[next.package].partCount {
      next = Part(package: next.package + 1, number: 1)
    }
    part = next
    if next.package == packages.count {
      try readToEnd()
      return nil
    }
    archive = try CpioReader(source, stray: findings.stray(in: source.name))
    return next
  }

  public mutating func nextMember() throws -> Member? {
    let member = try archive?.next()
    if let member { try count.add(member, in: source.name) }
    return member
  }

  public mutating func readContent(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try archive?.readContent(body)
  }

  public func problem(_ member: Member?, _ message: String) -> Problem {
    if let member {
      Problem(in: source.name, offset: member.offset, message)
    } else {
      Problem(in: source.name, message)
    }
  }

  /// More blocks of zeros do no harm; a tape is written in larger blocks than ours.
  private func readToEnd() throws {
    let end = source.offset
    var clean = true
    while true {
      // Bytes that are compressed to less than a hundredth have no end that is worth waiting for.
      if source.offset - end > 16 << 20, source.offset - end > 100 * UInt64(source.inputCount) {
        throw Problem(
          .streamTrailingData, at: .offset(source.name, end),
          "the last package is followed by more than 16 MiB that are compressed to less than a hundredth")
      }
      let start = source.offset
      let bytes = try source.read(upTo: ByteSource.capacity)
      if bytes.isEmpty { return }
      if clean, let index = bytes.firstIndex(where: { $0 != 0 }) {
        clean = false
        findings.add(
          .streamTrailingData,
          Problem(
            in: source.name, offset: start + UInt64(index),
            "follows the last package of the header; installers ignore it"))
      }
    }
  }
}
