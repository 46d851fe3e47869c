import Addresses
import Attacks
import Foundation
import Glibc
import ProgramTesting
import Spool
import SystemPackage
import Testing

/// A spool in a scratch directory.
struct ScratchSpool {
  let scratch: Scratch
  let spool: Spool

  /// Keeps hits.
  func accept(_ hits: [Hit]) throws {
    var hits = hits
    try spool.accept(&hits)
    #expect(hits == [])
  }

  init() throws {
    scratch = try Scratch()
    spool = Spool(FilePath(scratch.path))
    try spool.prepare()
  }

  /// The bytes of the file with an address's hits.
  func hitFile(_ address: String) -> String { "\(scratch.path)/in/\(address)" }
}

extension Hit {
  /// A hit by Nimda.
  static func example(
    _ address: String = "192.0.2.7", at time: Int64 = 1000, line: String = "GET /x HTTP/1.0"
  ) throws -> Hit {
    Hit(
      address: try #require(IPAddress(address)), port: 4711, time: time, signature: "nimda", line: line,
      host: "www.example.net")
  }
}

@Suite("Hits")
struct HitTests {
  private let address = "192.0.2.7"

  /// Takes the hits of an address and gives those that came.
  private func take(_ spool: Spool) throws -> [Hit] {
    var taken: [Hit] = []
    try spool.takeHits(of: try #require(IPAddress(address))) { _, hits in taken = hits }
    return taken
  }

  @Test("are kept as they are, and taken once")
  func roundTrip() throws {
    let place = try ScratchSpool()
    let plain = Hit(
      address: try #require(IPAddress(address)), port: nil, time: 0, signature: "code-red", line: "",
      host: nil)
    let hits = [try Hit.example(), plain, try Hit.example("2001:db8::7")]
    try place.accept(hits)
    #expect(try place.spool.addressesWithHits().map(\.description) == ["192.0.2.7", "2001:db8::7"])
    #expect(try take(place.spool) == Array(hits[..<2]))
    #expect(try take(place.spool) == [])
    #expect(try place.spool.addressesWithHits().map(\.description) == ["2001:db8::7"])
  }

  @Test(
    "are not counted twice when a reader was killed before it removed them, and none is lost that came after")
  func readerKilled() throws {
    let place = try ScratchSpool()
    try place.accept([try Hit.example(at: 1), try Hit.example(at: 2)])
    let before = try Data(contentsOf: URL(fileURLWithPath: place.hitFile(address)))
    #expect(try take(place.spool).map(\.time) == [1, 2])
    // What a reader that was killed leaves, and a writer after it.
    try before.write(to: URL(fileURLWithPath: place.hitFile(address)))
    try place.accept([try Hit.example(at: 3)])
    #expect(try take(place.spool).map(\.time) == [3])
    try place.accept([try Hit.example(at: 4)])
    #expect(try take(place.spool).map(\.time) == [4])
  }

  @Test(
    "of a writer that was killed are there when no more than the quoted request is cut", arguments: 0...70)
  func writerKilled(cut: Int) throws {
    let place = try ScratchSpool()
    try place.accept([try Hit.example(at: 1), try Hit.example(at: 2)])
    let whole = try Data(contentsOf: URL(fileURLWithPath: place.hitFile(address)))
    try whole.dropLast(cut).write(to: URL(fileURLWithPath: place.hitFile(address)))
    try place.accept([try Hit.example(at: 3)])
    // A line ends with the request that is quoted, and with the line's end.
    let quoted = "GET /x HTTP/1.0"
    let lineLength = whole.split(separator: 10)[1].count + 1
    let missing = cut <= quoted.count + 1 ? 0 : cut <= lineLength + quoted.count + 1 ? 1 : 2
    let hits = try take(place.spool)
    #expect(hits.map(\.time) == [1, 2].dropLast(missing) + [3])
    if missing == 0 { #expect(hits[1].line == quoted.dropLast(max(0, cut - 1))) }
  }

  @Test("lose their lines when there are very many, and are still counted")
  func flood() throws {
    let place = try ScratchSpool()
    let line = String(repeating: "x", count: 300)
    for start in 0..<10 {
      try place.accept(try (0..<1000).map { try Hit.example(at: Int64(start * 1000 + $0), line: line) })
    }
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: place.hitFile(address))[.size] as? Int)
    // 1 MiB of whole lines, and short ones; the mark in the first line has no fixed length.
    #expect(size < 2 << 20)
    let hits = try take(place.spool)
    #expect(hits.count == 10_000)
    #expect(hits[0].line == line && hits[9_999].line == "")
  }

  @Test("of hostile files are none")
  func hostile() throws {
    let place = try ScratchSpool()
    try place.scratch.file(
      "in/192.0.2.7", "\0\0\n\t\t\t\t\n1\t2\t3\nx\t1\tnimda\th\tl\n9\t70000\tnimda\t\tl\n")
    #expect(try take(place.spool).map(\.time) == [9])
    // A link that leads out of the spool is not followed, and a directory is not a file.
    let outside = try place.scratch.file("outside", "keep me")
    symlink(outside, place.hitFile("192.0.2.8"))
    try FileManager.default.createDirectory(
      atPath: place.hitFile("192.0.2.9"), withIntermediateDirectories: false)
    for address in ["192.0.2.8", "192.0.2.9"] {
      #expect(throws: SpoolProblem.self) { try place.accept([try Hit.example(address)]) }
    }
    #expect(try String(contentsOfFile: outside, encoding: .utf8) == "keep me")
  }

  @Test("of many writers and a reader at once are all there, once")
  func atOnce() async throws {
    let place = try ScratchSpool()
    let spool = place.spool
    let writers = (0..<8).map { writer in
      Task.detached {
        for number in 0..<50 { try place.accept([try Hit.example(at: Int64(writer * 1000 + number))]) }
      }
    }
    var times: [Int64] = []
    for _ in 0..<30 {
      times += try take(spool).map(\.time)
      try await Task.sleep(for: .milliseconds(2))
    }
    for writer in writers { try await writer.value }
    times += try take(spool).map(\.time)
    let expected: [Int64] = (0..<8).flatMap { writer in (0..<50).map { Int64(writer * 1000 + $0) } }
    #expect(times.sorted() == expected)
  }
}
