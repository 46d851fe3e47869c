public import Addresses
public import Attacks
import Glibc
import SystemPackage

extension Spool {
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
}
