internal import Datastream
internal import FileSystem
internal import SystemPackage

extension Subject {
  /// A datastream: verified, listed, unpacked, and what was unpacked is verified and written again.
  static let stream = Subject("stream", longest: 16 << 10, repair: { StreamRepair($0).bytes }) {
    input, workplace in
    let file = try workplace.write("input.pkg", input)
    let spool = workplace.target.appending("spool")
    try spool.makeDirectories()
    var checked = try StreamReader(ByteSource(opening: file))
    for finding in try checked.verify() { _ = "\(finding.severity) \(finding.problem)" }
    var listed = try StreamReader(ByteSource(opening: file))
    while try listed.nextPart() != nil {
      while try listed.nextMember() != nil { try listed.readContent { _ in } }
    }
    var unpacked = try StreamReader(ByteSource(opening: file))
    for directory in try DirectoryFormat.write(&unpacked, to: spool) { try directory.examine() }
  }

  /// A package in a directory: verified, and written as a stream.
  static let directory = Subject("directory", longest: 8192) { input, workplace in
    try FileList(input).write(into: workplace, below: "PKGfuzz")
    try workplace.used().appending("PKGfuzz").examine()
  }

  /// A file that may be compressed, with nothing else asked of it.
  static let gunzip = Subject("gunzip") { input, workplace in
    let source = try ByteSource(opening: try workplace.write("input.gz", input))
    while try !source.read(upTo: 1 << 18).isEmpty {}
  }
}

extension FilePath {
  /// Verifies the package in this directory, and writes it as a stream if it is a good one.
  fileprivate func examine() throws {
    var reader = try DirectoryReader(self)
    for finding in try reader.verify() { _ = "\(finding.severity) \(finding.problem)" }
    var sink = Nowhere()
    try StreamWriter([DirectoryFormat.read(self)]).write(into: &sink)
  }
}

/// Takes a stream that nobody wants.
private struct Nowhere: ByteSink {
  func append(_ bytes: UnsafeRawBufferPointer) {}
}
