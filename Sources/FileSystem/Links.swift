internal import Glibc
public import SystemPackage

extension FilePath {
  /// The bytes that this symbolic link points to.
  public func linkTarget() throws -> ByteString {
    try withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 16) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      let count = withPlatformString { readlink($0, start, buffer.count) }
      guard count >= 0 else { throw Problem(Errno(rawValue: errno), "read the link", self) }
      return ByteString(buffer.prefix(count).map(UInt8.init(bitPattern:)))
    }
  }

  /// Makes a symbolic link in the place of a file or link that has the name already.
  ///
  /// At no time is the name without a link: another process may be looking for it.
  public func makeSymbolicLink(to target: ByteString) throws {
    let text = target.bytes.map(CChar.init(bitPattern:)) + [0]
    func make(_ path: FilePath) throws(Errno) {
      guard path.withPlatformString({ symlink(text, $0) }) == 0 else { throw Errno(rawValue: errno) }
    }
    do throws(Errno) {
      do throws(Errno) {
        try make(self)
      } catch {
        guard error == .fileExists else { throw error }
        let temporary = TemporaryName.new(for: self)
        try Termination.hold { () throws(Errno) in
          try make(temporary)
          guard temporary.withPlatformString({ from in withPlatformString { rename(from, $0) } }) == 0 else {
            let error = Errno(rawValue: errno)
            _ = temporary.withPlatformString(unlink)
            throw error
          }
        }
      }
    } catch {
      throw Problem(error, "make the link", self)
    }
  }

  /// Makes this another name of a file; a file or link that has the name already is removed first.
  public func makeHardLink(to file: FilePath) throws {
    _ = withPlatformString(unlink)
    let made = file.withPlatformString { from in withPlatformString { Glibc.link(from, $0) } }
    guard made == 0 else { throw Problem(Errno(rawValue: errno), "link to '\(file)'", self) }
  }

  /// The absolute path without links that names the same object, or nil where there is none.
  ///
  /// - Throws: ``Problem`` where nobody can say whether there is one.
  public func resolved() throws -> FilePath? {
    guard let name = withPlatformString({ realpath($0, nil) }) else {
      let error = Errno(rawValue: errno)
      let isNowhere: [Errno] = [
        .noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels, .fileNameTooLong,
      ]
      if isNowhere.contains(error) { return nil }
      throw Problem(error, "look at", self)
    }
    defer { free(name) }
    return FilePath(platformString: name)
  }
}
