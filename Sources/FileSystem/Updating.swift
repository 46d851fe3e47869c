public import SystemPackage

extension FilePath {
  /// Changes a small file, whose missing directories are made; no other process changes it meanwhile.
  ///
  /// - Parameter edit: What is to be in the file, given what is in it; where that is the same, nothing is written.
  public func update(_ edit: ([UInt8]) throws -> [UInt8]) throws {
    let directory = removingLastComponent()
    try directory.makeDirectories()
    try directory.withLock {
      let earlier = try exists() ? contents() : []
      let edited = try edit(earlier)
      if edited != earlier { try write(edited) }
    }
  }
}
