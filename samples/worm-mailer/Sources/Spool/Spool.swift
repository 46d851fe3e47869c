public import Addresses
public import Attacks
import FoundationEssentials
import Glibc
public import SystemPackage

/// The spool directory: hits, cases, reports, suppressions and what came back, a file each.
///
/// | directory | has | written by |
/// |---|---|---|
/// | `in` | hits that nobody has looked at | the doors |
/// | `open` | addresses about which something is to be decided | `run` |
/// | `cases` | what is known of the other addresses | `run` |
/// | `queue` | reports that have not left | `run` |
/// | `sent` | reports that are done | `run` |
/// | `suppress` | who is not to be told | everybody |
/// | `replies` | what came back | `bounce` |
/// | `lookups` | answers of the lookup command | `run` |
/// | `positions` | how far followed logs were read | `log` |
public struct Spool: Sendable {
  public enum Place: String, CaseIterable, Sendable {
    case hits = "in"
    case open
    case cases
    case queue
    case sent
    case suppress
    case replies
    case lookups
    case positions
  }

  public let path: FilePath

  /// Is told of files that cannot be read and are passed over.
  private let warn: @Sendable (String) -> Void

  public init(_ path: FilePath, warn: @escaping @Sendable (String) -> Void = { _ in }) {
    self.path = path
    self.warn = warn
  }

  /// The directory of one kind of things.
  public func directory(_ place: Place) -> FilePath { path.appending(place.rawValue) }

  /// Makes the directories that are missing within the spool directory, which must be there.
  public func prepare() throws(SpoolProblem) {
    var own = stat()
    guard stat(path.string, &own) == 0 else { throw SpoolProblem(path, Errno(rawValue: errno)) }
    for place in Place.allCases {
      let directory = directory(place)
      // The doors may be another user of the spool's group.
      let mode: mode_t = place == .hits || place == .positions ? 0o2770 : 0o2750
      if mkdir(directory.string, mode) == 0 {
        // What root makes is to belong to the spool's owner, too.
        if geteuid() == 0 { chown(directory.string, own.st_uid, own.st_gid) }
        // Whatever the umask is.
        chmod(directory.string, mode)
      } else if errno != EEXIST {
        throw SpoolProblem(directory, Errno(rawValue: errno))
      }
    }
  }

  // MARK: Hits

  /// Keeps hits, and takes those away that are on the disk then.
  ///
  /// - Throws: `SpoolProblem`, the first of several; the hits that were not kept stay.
  public func accept(_ hits: inout [Hit]) throws(SpoolProblem) {
    if access(directory(.hits).string, F_OK) != 0 { try prepare() }
    var problem: SpoolProblem?
    var left: [Hit] = []
    var byAddress: [IPAddress: [Hit]] = [:]
    for hit in hits { byAddress[hit.address, default: []].append(hit) }
    for (address, hits) in byAddress {
      do throws(SpoolProblem) {
        try HitFile(address, in: directory(.hits)).append(hits)
      } catch {
        problem = problem ?? error
        left += hits
      }
    }
    hits = left
    if let problem { throw problem }
  }

  /// The addresses with hits that nobody has looked at.
  public func addressesWithHits() throws(SpoolProblem) -> [IPAddress] {
    try names(.hits).compactMap { IPAddress($0) }
  }

  /// The hits of an address that nobody has looked at; they stay.
  public func waitingHits(of address: IPAddress, after taken: Case.Taken?) throws(SpoolProblem) -> [Hit] {
    try HitFile(address, in: directory(.hits)).contents(after: taken.map { ($0.mark, $0.end) }).hits
  }

  /// Moves the hits of an address into its case.
  ///
  /// The case is saved before the hits are removed, and knows how far it has read: whatever happens in between, no hit
  /// is lost or counted twice.
  public func takeHits(
    of address: IPAddress, into body: (inout Case, [Hit]) -> Void
  ) throws(SpoolProblem) {
    let file = HitFile(address, in: directory(.hits))
    guard let lock = try file.lock() else { return }
    var known = try self.case(of: address) ?? Case(address: address)
    let contents = file.contents(try lock.bytes(), after: known.taken.map { ($0.mark, $0.end) })
    body(&known, contents.hits)
    known.taken = Case.Taken(mark: contents.mark, end: contents.end)
    try save(known)
    try lock.remove()
  }

  // MARK: Cases

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

  // MARK: Files of any kind

  /// Removes what processes that were killed left behind of files that they had not finished before a time.
  public func removeUnfinished(before time: Int64) throws(SpoolProblem) {
    for directory in [path] + Place.allCases.map(directory) {
      do throws(Errno) {
        try DurableFile.removeUnfinished(in: directory, before: time)
      } catch {
        throw SpoolProblem(directory, error)
      }
    }
  }

  /// What a step gives, or nil when the file that it works on is damaged, which is said.
  public func passingDamage<Value>(
    _ step: () throws(SpoolProblem) -> Value?
  ) throws(SpoolProblem) -> Value? {
    do throws(SpoolProblem) {
      return try step()
    } catch {
      guard error.isDamage else { throw error }
      warn("\(error); it is passed over")
      return nil
    }
  }

  /// All values of a place whose file names pass, by their names in order; damaged files are passed over.
  func readAll<Value: Decodable>(
    _ type: Value.Type, _ place: Place, where isWanted: (String) -> Bool = { _ in true }
  ) throws(SpoolProblem) -> [Value] {
    var found: [Value] = []
    for name in try names(place) where name.hasSuffix(".json") && isWanted(name) {
      let path = directory(place).appending(name)
      let value = try passingDamage { () throws(SpoolProblem) in try read(type, at: path) }
      if let value { found.append(value) }
    }
    return found
  }

  func names(_ place: Place) throws(SpoolProblem) -> [String] {
    do {
      return try DurableFile.names(in: directory(place))
    } catch {
      throw SpoolProblem(directory(place), error)
    }
  }

  static func withoutEnding(_ name: String) -> String {
    name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }

  func file(_ place: Place, _ name: String) -> FilePath { directory(place).appending(name + ".json") }

  /// Reads a value; nil when there is no such file.
  func read<Value: Decodable>(_ type: Value.Type, at path: FilePath) throws(SpoolProblem) -> Value? {
    do {
      guard let bytes = try DurableFile.read(path) else { return nil }
      let value = try JSONDecoder().decode(type, from: Data(bytes))
      if (value as? any Plausible)?.isPlausible != false { return value }
    } catch let error as Errno {
      throw SpoolProblem(path, error)
    } catch {
      // As if its numbers were wrong.
    }
    throw SpoolProblem(
      path, "was not written by this program, or is damaged; move it away", isDamage: true)
  }

  func read<Value: Decodable>(
    _ type: Value.Type, _ place: Place, _ name: String
  ) throws(SpoolProblem) -> Value? {
    try read(type, at: file(place, name))
  }

  func write(_ value: some Encodable, to path: FilePath) throws(SpoolProblem) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      try DurableFile.write(
        Array(try encoder.encode(value)) + [10], to: path, mode: [.ownerReadWrite, .groupRead])
    } catch let error as Errno {
      throw SpoolProblem(path, error)
    } catch {
      throw SpoolProblem(path, "cannot be encoded")
    }
  }

  func write(_ value: some Encodable, _ place: Place, _ name: String) throws(SpoolProblem) {
    try write(value, to: file(place, name))
  }

  func remove(_ place: Place, _ name: String) throws(SpoolProblem) {
    do {
      try DurableFile.remove(file(place, name))
    } catch {
      throw SpoolProblem(file(place, name), error)
    }
  }
}
