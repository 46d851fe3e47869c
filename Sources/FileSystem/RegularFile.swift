public import SystemPackage

extension FilePath {
  /// Opens this regular file for reading, with its status.
  ///
  /// A name may turn out to be a pipe, whose opening never ends, or a device, which may act when it is
  /// opened: those are refused before, and once more after the opening, in case the name was changed.
  public func openRegularFile() throws -> (descriptor: FileDescriptor, status: Stat) {
    let problem = Problem(in: self, "is not a regular file")
    do {
      guard try Stat(self).type == .regular else { throw problem }
      let descriptor = try FileDescriptor.open(self, .readOnly, options: [.nonBlocking, .closeOnExec])
      do {
        let status = try Stat(descriptor)
        guard status.type == .regular else { throw problem }
        return (descriptor, status)
      } catch {
        try? descriptor.close()
        throw error
      }
    } catch let error as Errno {
      throw Problem(error, "read", self)
    }
  }
}
