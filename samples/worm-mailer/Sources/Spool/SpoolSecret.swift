import SystemPackage

extension Spool {
  /// The key by which return addresses are signed: 32 random bytes in `secret`, made when it is first asked for.
  public func secret() throws(SpoolProblem) -> [UInt8] {
    let path = path.appending("secret")
    do throws(Errno) {
      // Another process may be first, and may have signed with its key: what is there counts.
      let found = try DurableFile.read(path, atMost: 4096)
      let key = if let found { found } else { try Self.makeSecret(at: path) }
      if key.count >= 32 { return key }
    } catch {
      throw SpoolProblem(path, error)
    }
    throw SpoolProblem(path, "has less than 32 bytes; remove it, and a new one is made")
  }

  private static func makeSecret(at path: FilePath) throws(Errno) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    let key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    do throws(Errno) {
      try DurableFile.create(key, at: path, mode: [.ownerReadWrite, .groupRead])
      return key
    } catch {
      guard error == .fileExists else { throw error }
      return try DurableFile.read(path, atMost: 4096) ?? []
    }
  }
}
