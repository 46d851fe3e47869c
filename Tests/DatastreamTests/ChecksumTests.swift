@testable import Datastream
import TestSupport
import Testing

@Suite("checksum")
struct ChecksumTests {
  @Test(
    "is that of System V",
    arguments: [(0, 0, 0), (1, 1, 1), (0xff, 257, 0xffff), (0xff, 258, 0xff), (0xff, 100_000, 6885)]
      as [(byte: UInt8, count: Int, sum: UInt32)])
  func value(byte: UInt8, count: Int, sum: UInt32) {
    #expect(Checksum(of: Array(repeating: byte, count: count)).value == sum)
  }

  @Test("is that of sum -s, however the bytes are cut up", arguments: [0, 1, 7, 8, 9, 1023, 1024, 1025, 170_416])
  func pieces(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 | 0xe0) }
    let outcome = try run("sum", ["-s"], input: bytes)
    let expected = try #require(UInt32(outcome.stdout.split(separator: " ").first ?? ""))
    #expect(Checksum(of: bytes).value == expected)
    for piece in [1, 3, 1000, 100_000] {
      var checksum = Checksum()
      for start in stride(from: 0, to: count, by: piece) {
        bytes[start..<min(start + piece, count)].withUnsafeBytes { checksum.update($0) }
      }
      #expect(checksum.value == expected)
    }
  }

  @Test("does not overflow on the largest bytes")
  func largest() {
    let bytes = [UInt8](repeating: 255, count: 1 << 20)
    bytes.withUnsafeBytes { #expect(Checksum.total(of: $0, after: 5) == 255 << 20 + 5) }
  }
}
