public import Addresses
import SystemPackage

extension Spool {
  public func `case`(of address: IPAddress) throws(SpoolProblem) -> Case? {
    // A process that was killed between the two steps of `save` leaves both; the open one is newer.
    if let open = try read(Case.self, .open, address.description) { return open }
    return try read(Case.self, .cases, address.description)
  }

  /// The addresses about which something is to be decided.
  public func openCases() throws(SpoolProblem) -> [IPAddress] {
    try names(.open).compactMap { IPAddress(Self.withoutEnding($0)) }
  }

  /// The addresses of which something is known.
  public func allCases() throws(SpoolProblem) -> [IPAddress] {
    Set(try names(.open) + names(.cases)).compactMap { IPAddress(Self.withoutEnding($0)) }.sorted()
  }

  public func save(_ known: Case) throws(SpoolProblem) {
    let name = known.address.description
    try write(known, .open, name)
    if known.isOpen {
      try remove(.cases, name)
    } else {
      do throws(Errno) {
        try DurableFile.move(file(.open, name), to: file(.cases, name))
      } catch {
        throw SpoolProblem(file(.open, name), error)
      }
    }
  }

  public func remove(_ known: Case) throws(SpoolProblem) {
    try remove(.cases, known.address.description)
    try remove(.open, known.address.description)
  }
}
