import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport
import Testing

/// Whatever the bytes are, reading them ends, and ends with a `Problem` or with findings.
@Suite("damaged stream")
struct DamagedStreamTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The outcome of reading all of a file.
  private func verify(_ file: FilePath) throws -> [Finding] {
    var reader = try StreamReader(ByteSource(opening: file))
    return try reader.verify()
  }

  /// Every length where tests are thorough, and in each place of a block where they are not.
  @Test("cut short at any length is a problem that says so")
  func truncation() throws {
    let bytes = try StreamWriter.bytes(of: [PackageSource.sample(files: [("etc/a", Array("alpha\n".utf8))])])
    let path = try scratch.write("cut.pkg", bytes)
    let file = try FileDescriptor.open(path, .readWrite)
    defer { try? file.close() }
    for length in stride(from: bytes.count - 1, through: 0, by: isThorough ? -1 : -7) {
      try file.resize(to: Int64(length))
      // The header and the texts are read before there is a finding.
      let end: Problem?
      do { end = try verify(path).last?.problem } catch let problem as Problem { end = problem }
      let message = end?.message
      let expected =
        length < 20 ? "is not a package stream" : "the file is cut short, fetch or build it again"
      guard let message, message.contains(expected) else {
        Issue.record("cut to \(length) bytes: \(message ?? "no error")")
        return
      }
      #expect(end?.code == (length < 20 ? "not-a-stream" : "stream-truncated"), "cut to \(length) bytes")
    }
  }

  @Test(
    "made of any bytes is read to an end", arguments: ["golden/GOLDtiny.pkg", "golden/two.pkg"],
    [20_240_102] as [UInt64])
  func mutations(name: String, seed: UInt64) throws {
    let bytes = try fixtures.appending(name).contents()
    var random = SeededGenerator(seed: seed)
    let path = scratch.path.appending("mutated.pkg")
    for _ in 0..<(isThorough ? 20_000 : 100) {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate], permissions: FilePermissions(rawValue: 0o600))
      try file.closeAfter { _ = try file.writeAll(random.mutated(bytes)) }
      do {
        _ = try verify(path)
      } catch let problem as Problem {
        #expect(problem.code.flatMap(FindingCode.init) != nil, "\(problem) has no code")
      }
    }
  }

  @Test("with more after the last package is read, but the rest is shown")
  func trailing() throws {
    let bytes = try StreamWriter.bytes(of: [PackageSource.sample(files: [])])
    #expect(try StreamReader.findings(in: bytes + [UInt8](repeating: 0, count: 10_000), scratch) == [])
    #expect(
      try StreamReader.findings(in: bytes + [0, 0, 7, 8], scratch) == [
        "error: input.pkg: offset \(bytes.count + 2): follows the last package of the header; installers ignore it [stream-trailing-data]"
      ])
  }

  @Test("with more zeros after the last package than a compressed file should have is not read to its end")
  func endlessZeros() throws {
    let bytes = try StreamWriter.bytes(of: [PackageSource.sample(files: [])])
    try scratch.path.appending("a.pkg").write(bytes)
    let outcome = try run(
      "sh", ["-c", "(cat a.pkg; head -c 40000000 /dev/zero) | gzip -9 >a.pkg.gz"], in: scratch.path)
    try #require(outcome == Outcome())
    var reader = try StreamReader(ByteSource(opening: scratch.path.appending("a.pkg.gz")))
    let found = try reader.verify()
    #expect(found.map(\.code) == [.streamTrailingData])
    #expect(
      found.first?.problem.message.hasPrefix("the last package is followed by more than 16 MiB") == true)
  }

  @Test("reads the same through a pipe and through gzip")
  func transport() throws {
    let golden = fixtures.appending("golden/two.pkg")
    var plain = try StreamReader(ByteSource(opening: golden))
    let expected = try plain.listing()

    let outcome = try run(
      "sh", ["-c", "gzip -c \"$1\" >two.pkg.gz; mkfifo pipe", "sh", golden.string], in: scratch.path)
    try #require(outcome == Outcome())
    var compressed = try StreamReader(ByteSource(opening: scratch.path.appending("two.pkg.gz")))
    #expect(try compressed.listing() == expected)

    let (input, output) = try FileDescriptor.pipe()
    try output.writeAll(golden.contents())  // fits into a pipe
    try output.close()
    var piped = try StreamReader(ByteSource(reading: input, name: "(standard input)"))
    #expect(try piped.listing() == expected)
    try input.close()
  }
}
