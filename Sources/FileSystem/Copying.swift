internal import Glibc
public import SystemPackage

/// Copies a regular file in constant memory, with the permission bits asked for whatever the umask is.
///
/// A file or link that has the name already goes away first, so that nothing is written through it.
/// It is for trees that the next run makes anew: nothing is synchronised to the disk.
public func copyFile(_ source: FilePath, to destination: FilePath, mode: UInt32) throws {
  let (input, _) = try openRegularFile(source)
  try input.closeAfter {
    _ = destination.withPlatformString(unlink)
    do {
      let output = try FileDescriptor.open(
        destination, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: FilePermissions(rawValue: CInterop.Mode(mode)))
      try output.closeAfter {
        guard fchmod(output.rawValue, mode) == 0 else { throw Errno(rawValue: errno) }
        try withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
          while case let count = try input.read(into: buffer), count > 0 {
            try output.writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
          }
        }
      }
    } catch let error as Errno {
      throw Problem(error, "copy '\(source)'", destination)
    }
  }
}

/// The bytes a symbolic link points to.
public func symbolicLinkTarget(_ link: FilePath) throws -> ByteString {
  try withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 16) { buffer in
    guard let start = buffer.baseAddress else { return "" }
    let count = link.withPlatformString { readlink($0, start, buffer.count) }
    guard count >= 0 else { throw Problem(Errno(rawValue: errno), "read the link", link) }
    return ByteString(buffer.prefix(count).map(UInt8.init(bitPattern:)))
  }
}

/// Makes a symbolic link in the place of a file or link that has the name already.
///
/// At no time is the name without a link: another process may be looking for it.
public func makeSymbolicLink(to target: ByteString, at link: FilePath) throws {
  let text = target.bytes.map(CChar.init(bitPattern:)) + [0]
  func make(_ path: FilePath) throws(Errno) {
    guard path.withPlatformString({ symlink(text, $0) }) == 0 else { throw Errno(rawValue: errno) }
  }
  do throws(Errno) {
    do throws(Errno) {
      try make(link)
    } catch {
      guard error == .fileExists else { throw error }
      let temporary = link.removingLastComponent().appending(".link.\(getpid()).tmp")
      _ = temporary.withPlatformString(unlink)
      try make(temporary)
      guard temporary.withPlatformString({ from in link.withPlatformString { rename(from, $0) } }) == 0 else {
        let error = Errno(rawValue: errno)
        _ = temporary.withPlatformString(unlink)
        throw error
      }
    }
  } catch {
    throw Problem(error, "make the link", link)
  }
}

/// Gives a file another name; a file or link that has the name already goes away first.
public func makeHardLink(to file: FilePath, at name: FilePath) throws {
  _ = name.withPlatformString(unlink)
  let made = file.withPlatformString { from in name.withPlatformString { Glibc.link(from, $0) } }
  guard made == 0 else { throw Problem(Errno(rawValue: errno), "link to '\(file)'", name) }
}

/// Sets the permission bits of a file or directory.
public func setMode(_ mode: UInt32, of path: FilePath) throws {
  guard path.withPlatformString({ chmod($0, mode) }) == 0 else {
    throw Problem(Errno(rawValue: errno), "change the mode of", path)
  }
}
