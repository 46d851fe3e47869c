import Datastream
import FileSystem
import Glibc
import SystemPackage
import TestSupport

/// With PKGH_THOROUGH set, tests try every bit, and sizes of gigabytes: minutes instead of seconds.
let isThorough = getenv("PKGH_THOROUGH") != nil

/// Takes a stream's bytes.
struct Collector: ByteSink {
  var bytes: [UInt8] = []

  mutating func append(_ bytes: UnsafeRawBufferPointer) { self.bytes += bytes }
}

extension StreamWriter {
  /// The whole stream of some packages.
  static func bytes(of packages: [PackageSource]) throws -> [UInt8] {
    var sink = Collector()
    try StreamWriter(packages).write(into: &sink)
    return sink.bytes
  }
}

extension PackageSource {
  static let sampleFiles: [(path: ByteString, content: [UInt8])] = [
    ("etc/a", Array("alpha\n".utf8)),
    ("/opt/sample/b", Array("beta, with more\n".utf8)),
    ("$Base/c", []),
    (ByteString([0xe9, 0xff, 0x80]), [0, 1, 2, 253, 254, 255]),
  ]

  /// A package with a few files, its map complete; `files` are paths and contents.
  static func sample(
    _ name: String = "PKGsample", files: [(path: ByteString, content: [UInt8])] = sampleFiles, parts: Int = 1,
    modified: UInt64 = 1_704_164_645
  ) throws -> PackageSource {
    let info = try PackageInfo(
      parsing: Array(
        "PKG=\(name)\nNAME=A sample\nARCH=all\nVERSION=1.0\nCATEGORY=application\nBASEDIR=/\nBase=/srv\n".utf8
      ),
      file: "pkginfo")
    func content(_ bytes: [UInt8]) -> MapEntry.Content {
      .init(size: UInt64(bytes.count), checksum: Checksum(of: bytes).value, modified: modified)
    }
    var entries = [
      MapEntry(.information, "pkginfo", content: content(info.serialized)),
      MapEntry(.information, "depend", content: content(Array("P SUNWcs Core\n".utf8))),
      MapEntry(
        .directory, className: "none", "etc", attributes: .init(mode: 0o755, owner: "root", group: "sys")),
      MapEntry(.symbolicLink, className: "none", "etc/link", target: "a"),
    ]
    var origins: [ByteString: PackageSource.Origin] = ["depend": .bytes(Array("P SUNWcs Core\n".utf8))]
    for (index, file) in files.enumerated() {
      entries.append(
        MapEntry(
          part: index % parts + 1, .file, className: "none", file.path,
          attributes: .init(mode: 0o4755, owner: "root", group: "bin"), content: content(file.content)))
      origins[file.path] = .bytes(file.content)
    }
    var map = PackageMap(entries: entries)
    map.partCount = parts
    map.maximumPartSize = 24
    return PackageSource(info: info, map: map, origins: origins, modified: modified)
  }
}

extension StreamReader {
  /// A stream that is read through a file, as a user's is.
  init(of bytes: [UInt8], in scratch: Scratch) throws {
    try self.init(ByteSource(opening: scratch.write("input.pkg", bytes)))
  }

  /// The findings in a stream, as a user would see them.
  static func findings(in bytes: [UInt8], _ scratch: Scratch) throws -> [String] {
    var reader = try StreamReader(of: bytes, in: scratch)
    return try reader.findings(in: scratch)
  }
}

extension PackageReader where Self: ~Copyable {
  /// Everything a reader shows, in lines.
  mutating func listing() throws -> [String] {
    var lines: [String] = []
    while let part = try nextPart() {
      lines.append("part \(part.number) of \(packages[part.package].instance)")
      while let member = try nextMember() {
        var sum = Checksum()
        try readContent { sum.update($0) }
        let mode = String(member.mode, radix: 8)
        lines.append(
          "\(member.name)\(member.isDirectory ? "/" : "") \(mode) \(member.modified) \(member.size) \(sum.value)"
        )
      }
    }
    return lines
  }

  /// The findings as a user would see them, with the directory of the scratch files left out.
  mutating func findings(in scratch: Scratch? = nil) throws -> [String] {
    try verify().map { finding in
      let text = "\(finding.severity): \(finding.problem) [\(finding.code.rawValue)]"
      return scratch.map { text.replacing("\($0.path)/", with: "") } ?? text
    }
  }
}
