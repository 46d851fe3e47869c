import Datastream
import FileSystem
import SystemPackage

/// A command that reads packages: from a stream, which may be compressed or a pipe, or a directory.
protocol PackageInput {
  /// Works on the packages of one input.
  mutating func read(_ reader: inout some PackageReader & ~Copyable, of name: FilePath) throws
}

extension PackageInput {
  /// Opens an input and works on its packages; `-` is standard input.
  mutating func read(_ file: String) throws {
    if file == "-" {
      let name: FilePath = "standard input"
      var reader = try StreamReader(ByteSource(reading: .standardInput, name: name))
      return try read(&reader, of: name)
    }
    let name = FilePath(file)
    if let status = try name.status(), status.type == .directory {
      var reader = try DirectoryReader(name)
      try read(&reader, of: name)
    } else {
      var reader = try StreamReader(ByteSource(opening: name))
      try read(&reader, of: name)
    }
  }
}
