@testable import Datastream
import TestSupport
import SeededRandom
import Testing

@Suite("The checksum")
struct ChecksumTests {
  @Test(
    "is that of System V",
    arguments: [
      (0, 0, 0), (1, 1, 1), (0xff, 257, 0xffff), (0xff, 258, 0xff), (0xff, 100_000, 6885), (1, 0x1_ffff, 1),
    ]
      as [(byte: UInt8, count: Int, sum: UInt32)])
  func value(byte: UInt8, count: Int, sum: UInt32) {
    #expect(Checksum(of: Array(repeating: byte, count: count)).value == sum)
  }

  @Test("is what sum -s prints, in however many pieces it is made", arguments: [8] as [UInt64])
  func interoperation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for count in [0, 1, 7, 8, 9, 511, 1023, 1024, 1025, 70_000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let printed = try run("sum", ["-s"], input: bytes).stdout
      #expect(printed.split(separator: " ").first.map { String($0) } == "\(Checksum(of: bytes).value)")
      var sum = Checksum()
      let half = count / 3
      bytes[..<half].withUnsafeBytes { sum.update($0) }
      bytes[half...].withUnsafeBytes { sum.update($0) }
      #expect(sum == Checksum(of: bytes))
    }
  }

  @Test("does not overflow on the largest bytes")
  func largest() {
    let bytes = [UInt8](repeating: 255, count: 1 << 20)
    bytes.withUnsafeBytes { #expect(Checksum.total(of: $0, after: 5) == 255 << 20 + 5) }
  }
}
