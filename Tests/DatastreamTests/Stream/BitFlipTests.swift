@testable import Datastream
import FileSystem
import SystemPackage
import TestSupport
import Testing

/// No bit of a stream may change unnoticed, but those that say nothing.
@Suite("a flipped bit")
struct BitFlipTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Where a cpio header's fields are, and which of them nobody reads: not the installers, which
  /// take owner, mode and links from the map, and not we.
  private static let silentFields = [
    "inode": 6..<14, "mode": 14..<22, "owner": 22..<30, "group": 30..<38, "links": 38..<46, "time": 46..<54,
    "device": 62..<78, "special": 78..<94,
  ]

  /// The categories of the bits whose change is neither a problem nor a finding.
  ///
  /// - Parameters:
  ///   - step: One bit of so many is flipped.
  ///   - seed: Chooses the first one.
  private func silentBits(of bytes: [UInt8], every step: Int, _ seed: UInt64) throws -> Set<String> {
    let headers = bytes.indices.filter { $0 % 2 == 0 && bytes[$0...].starts(with: Array("070701".utf8)) }
    let path = try scratch.write("flipped.pkg", bytes)
    let file = try FileDescriptor.open(path, .readWrite)
    defer { try? file.close() }
    var silent: Set<String> = []
    for index in stride(from: Int(seed % UInt64(step)), to: bytes.count * 8, by: step) {
      let (byte, bit) = (bytes[index / 8], UInt8(1) << UInt8(index % 8))
      try file.writeAll(toAbsoluteOffset: Int64(index / 8), [byte ^ bit])
      defer { _ = try? file.writeAll(toAbsoluteOffset: Int64(index / 8), [byte]) }
      do {
        var reader = try StreamReader(ByteSource(opening: path))
        if try !reader.verify().isEmpty { continue }
      } catch is Problem {
        continue
      }
      let header = headers.last { $0 <= index / 8 } ?? 0
      let field = Self.silentFields.first { $0.value.contains(index / 8 - header) }?.key
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      silent.insert(
        isLetter && bit == 0x20 ? "case of a digit" : field ?? "byte \(index / 8), bit \(index % 8)")
    }
    return silent
  }

  private static let silent = Set(silentFields.keys).union(["case of a digit"])

  @Test("in a small stream is found, unless the bit says nothing", arguments: [0] as [UInt64])
  func small(seed: UInt64) throws {
    let bytes = try StreamWriter.bytes(of: [PackageSource.sample(files: [("etc/a", Array("alpha\n".utf8))])])
    #expect(try silentBits(of: bytes, every: isThorough ? 1 : 13, seed) == Self.silent)
  }

  @Test(
    "in a golden stream of two packages is found, unless the bit says nothing",
    arguments: [0] as [UInt64])
  func golden(seed: UInt64) throws {
    let bytes = try fixtures.appending("golden/two.pkg").contents()
    #expect(try silentBits(of: bytes, every: isThorough ? 3 : 307, seed).subtracting(Self.silent) == [])
  }
}
