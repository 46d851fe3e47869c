internal import FileSystem
public import SystemPackage

/// Writes packages as one datastream.
///
/// The files go straight from where they were staged into the stream, each read once, in constant
/// memory. The bytes depend only on the packages: not on the order of a directory, the
/// owner of a file or its time, a locale or an umask.
public struct StreamWriter: Sendable {
  private let packages: [PackageLayout]

  /// Lays out what will be written.
  ///
  /// - Throws: ``Problem`` if a package is not complete, or cannot be expressed.
  public init(_ packages: [PackageSource]) throws {
    self.packages = try packages.map(PackageLayout.init)
    var names: Set<String> = []
    for package in self.packages where !names.insert(package.instance).inserted {
      throw Problem("package '\(package.instance)' is given twice")
    }
  }

  /// Writes a file that is either complete or absent.
  public func write(to path: FilePath) throws {
    var file = try AtomicFile(at: path)
    try write(into: &file)
    try file.commit()
  }

  /// Writes to a sink, which after an error has some of the bytes.
  public func write(into sink: inout some ByteSink & ~Copyable) throws {
    try sink.append(StreamHeader(packages: packages.map(\.line)).serialized())
    var archive = try CpioWriter()
    for package in packages {
      for var piece in [package.info, package.map] {
        piece.member.name = ByteString(package.instance) + "/" + piece.member.name
        try write(piece, to: &archive, into: &sink)
      }
    }
    try archive.finish(into: &sink)
    for part in packages.flatMap(\.parts) {
      var archive = try CpioWriter()
      for piece in part { try write(piece, to: &archive, into: &sink) }
      try archive.finish(into: &sink)
    }
  }

  private func write(
    _ piece: PackageLayout.Piece, to archive: inout CpioWriter, into sink: inout some ByteSink & ~Copyable
  ) throws {
    try archive.begin(piece.member, into: &sink)
    try piece.read { try archive.append($0, into: &sink) }
  }
}
