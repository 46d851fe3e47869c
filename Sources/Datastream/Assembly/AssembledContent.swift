internal import FileSystem
internal import SystemPackage

extension PackageAssembly {
  /// The content of one object, as the map will describe it.
  struct Content {
    let origin: PackageSource.Origin
    /// Bytes.
    let size: UInt64
    let checksum: UInt32
    /// Seconds since 1970, or nil for what does not come from a file.
    let modified: UInt64?

    init(bytes: [UInt8], modified: UInt64?) {
      origin = .bytes(bytes)
      size = UInt64(bytes.count)
      checksum = Checksum(of: bytes).value
      self.modified = modified
    }

    /// Reads what an entry is to contain, and compares it with what the prototype says of it.
    init(of entry: Prototype.Entry, _ lookup: ObjectLookup) throws {
      if let path = try lookup.find(entry) {
        do {
          self = try Content(path)
        } catch let error as Problem {
          throw Problem(at: entry.place, "\(entry.object.path.bytes.quoted): \(error)")
        }
      } else if case .bytes(let bytes)? = entry.source {
        self.init(bytes: bytes, modified: nil)
      } else {
        self.init(bytes: [], modified: nil)
      }
      if let claim = entry.object.content { try check(claim, entry) }
    }

    private init(_ path: FilePath) throws {
      let file = try ContentFile(path)
      origin = .file(path)
      size = file.size
      checksum = try file.checksum().value
      guard let time = UInt64(exactly: file.modified), time <= MapEntry.Limit.time else {
        throw Problem(
          in: path,
          "was modified at \(file.modified) seconds since 1970, which cpio cannot express: touch it")
      }
      modified = time
    }

    private func check(_ claim: MapEntry.Content, _ entry: Prototype.Entry) throws {
      func check<Value: Equatable>(_ name: String, _ claimed: Value?, _ actual: Value?) throws {
        guard let claimed, let actual, claimed != actual else { return }
        throw Problem(
          at: entry.place,
          "the \(name) of \(entry.object.path.bytes.quoted) is \(actual), not \(claimed)")
      }
      try check("size", claim.size, size)
      try check("checksum", claim.checksum, checksum)
      try check("time", claim.modified, modified)
    }

    /// The parameters in this content.
    func packageInfo(_ entry: Prototype.Entry) throws -> PackageInfo {
      switch origin {
      case .bytes(let bytes):
        try PackageInfo(parsing: bytes, file: FilePath(entry.object.path))
      case .file(let path):
        try PackageInfo(parsing: path.contents(), file: path)
      }
    }
  }
}
