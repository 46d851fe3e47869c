import FileSystem
public import SystemPackage

/// The kind of an ELF file by its headers.
///
/// Source: System V ABI, "ELF Header" and "Program Header".
public enum ELFFile: Hashable, Sendable {
  /// A program: it has a fixed place in memory, or names the interpreter that loads it.
  case program
  /// A shared library, or a module that is loaded at run time.
  case sharedLibrary
  /// An object file that has not been linked, a core file, or anything else.
  case other

  /// Recognizes a file by its header; nil for a file that is not ELF.
  public static func kind(of path: FilePath) throws -> ELFFile? {
    do {
      let (file, status) = try path.openRegularFile()
      return try file.closeAfter { try kind(of: file, size: UInt64(clamping: status.size)) }
    } catch let error as Errno {
      throw Problem(error, "read", path)
    }
  }

  /// Whether a file is a static library: a file of that name may also be a text that the linker reads.
  public static func isStaticLibrary(_ path: FilePath) throws -> Bool {
    try path.extension == "a" && path.beginning(count: 8) == Array("!<arch>\n".utf8)
  }

  /// Whether a file is of use on one kind of machine only.
  public static func isMachineCode(_ path: FilePath) throws -> Bool {
    try kind(of: path) != nil || isStaticLibrary(path)
  }

  private static func kind(of file: FileDescriptor, size fileSize: UInt64) throws -> ELFFile? {
    let bytes = try read(file, at: 0, count: 64)
    guard bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46]), bytes.count >= 52 else { return nil }
    guard 1...2 ~= bytes[4], 1...2 ~= bytes[5] else { return .other }
    let is64 = bytes[4] == 2
    let isLittle = bytes[5] == 1
    let number = { (bytes: [UInt8], range: Range<Int>) -> UInt64? in
      guard bytes.count >= range.upperBound else { return nil }
      let digits = isLittle ? Array(bytes[range].reversed()) : Array(bytes[range])
      return digits.reduce(0) { $0 << 8 | UInt64($1) }
    }
    let type = number(bytes, 16..<18)
    let (executable, shared): (UInt64, UInt64) = (2, 3)
    guard type == executable || type == shared, let start = number(bytes, is64 ? 32..<40 : 28..<32),
      let size = number(bytes, is64 ? 54..<56 : 42..<44), let count = number(bytes, is64 ? 56..<58 : 44..<46)
    else { return .other }
    // A linker writes a dozen program headers of 56 bytes: a file that claims megabytes of them, or has them not in
    // it, is not a program.
    let length = size * count
    guard length <= 1 << 20, start <= fileSize, length <= fileSize - start else { return .other }
    // strip(1) fails for a file whose section headers are not in it, and for one without sections.
    guard let sections = number(bytes, is64 ? 40..<48 : 32..<36),
      let sectionSize = number(bytes, is64 ? 58..<60 : 46..<48),
      let sectionCount = number(bytes, is64 ? 60..<62 : 48..<50), sections <= fileSize,
      sectionSize * sectionCount <= fileSize - sections
    else { return .other }
    if type == executable { return .program }
    // Position independent programs have the type of libraries, and an interpreter as these have none.
    let headers = try read(file, at: Int64(start), count: Int(length))
    let interpreter: UInt64 = 3
    let isProgram = (0..<Int(count)).contains { index in
      number(headers, index * Int(size)..<index * Int(size) + 4) == interpreter
    }
    return isProgram ? .program : .sharedLibrary
  }

  /// Reads at most that many bytes; a short file gives fewer.
  private static func read(_ file: FileDescriptor, at offset: Int64, count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = try bytes.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: offset, into: $0) }
    return Array(bytes.prefix(got))
  }
}
