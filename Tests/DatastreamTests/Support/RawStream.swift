@testable import Datastream
import FileSystem
import TestSupport

/// A stream of one package whose texts are taken as they are.
struct RawStream {
  var package = "a"
  var info = "PKG=a\nNAME=A\nARCH=all\nVERSION=1\nCATEGORY=application\nBASEDIR=/opt\n"
  var map = ": 1 9\ni pkginfo ? ? ?\n"
  var parts = 1
  /// The text of the header, where it is not that of a writer.
  var header: String?
  /// The members before the packages besides their texts.
  var introduction: [(name: ByteString, content: [UInt8])] = []
  /// The members of the first part besides the texts.
  var members: [(name: ByteString, content: [UInt8])] = []

  var bytes: [UInt8] {
    get throws {
      let line = StreamHeader.Package(instance: package, partCount: parts, maximumPartSize: 9)
      let padded = header.map {
        Array($0.utf8) + Array(repeating: 0, count: (512 - $0.utf8.count % 512) % 512)
      }
      var sink = try Collector(bytes: padded ?? StreamHeader(packages: [line]).serialized())
      let texts: [(name: ByteString, content: [UInt8])] = [
        ("pkginfo", Array(info.utf8)), ("pkgmap", Array(map.utf8)),
      ]
      let rest = (1..<max(parts, 1)).map { _ in [texts[0]] }
      let first = texts.map { (ByteString("\(package)/") + $0.name, $0.content) } + introduction
      for archive in [first, texts + members] + rest {
        var writer = try CpioWriter()
        for (name, content) in archive {
          try writer.begin(
            Member(name: name, mode: 0o644, modified: 1, size: UInt64(content.count)), into: &sink)
          try content.withUnsafeBytes { try writer.append($0, into: &sink) }
        }
        try writer.finish(into: &sink)
      }
      return sink.bytes
    }
  }
}

extension RawStream {
  /// The findings that are errors, or why the stream cannot be read.
  func errors(in scratch: Scratch) throws -> [String] {
    do {
      var reader = try StreamReader(of: bytes, in: scratch)
      return try reader.verify().filter { $0.severity == .error }
        .map { "\($0.problem.place.map { "\($0)" } ?? ""): \($0.problem.message) [\($0.code.rawValue)]" }
    } catch let problem as Problem {
      return ["\(problem.place.map { "\($0)" } ?? ""): \(problem.message) [\(problem.code ?? "")]"]
    }
  }

  func errorCodes(in scratch: Scratch) throws -> [String] {
    try errors(in: scratch).compactMap { $0.split(separator: "[").last.map { "\($0.dropLast())" } }
  }
}
