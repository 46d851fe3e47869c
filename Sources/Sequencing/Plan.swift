import FileSystem
import Helpers
import Packaging

/// What `pkgh` will do, in order: the sequence of a target, flattened.
struct Plan: Sendable {
  /// Which packages a part of a plan is for, where it is not for all that are acted on.
  enum Kind: String, CaseIterable, Sendable {
    case arch
    case indep

    /// What the targets for these packages end in.
    var suffix: String { "-\(rawValue)" }
    func contains(_ package: BinaryPackage) -> Bool { package.isIndependent == (self == .indep) }
  }

  /// One entry of the plan.
  enum Item: Hashable, Sendable {
    case step(String, options: [String] = [], Kind? = nil)
    /// A sequence that the rules file does itself, under a target of this name.
    case target(String, Kind? = nil)
    /// The build has been done, and later plans need not do it.
    case built(Kind? = nil)
  }

  private(set) var items: [Item] = []

  /// Flattens a sequence.
  ///
  /// - Parameters:
  ///   - suffix: `-arch`, `-indep` or nothing, which the sub-sequences have as well.
  init(for base: String, suffix: String, sequences: Sequences, rules: RulesFile) {
    // The rules file's target of the name that was asked for may have asked us for it.
    add(base, suffix, nil, sequences, rules, isTop: true)
    removeRepetitions()
  }

  private mutating func add(
    _ base: String, _ suffix: String, _ kind: Kind?, _ sequences: Sequences, _ rules: RulesFile, isTop: Bool
  ) {
    if !isTop, let explicit = [base + suffix, base].first(where: { rules.has($0) }) {
      items.append(.target(explicit, kind))
      return
    }
    let kinds = Kind.allCases
    if suffix.isEmpty, kinds.contains(where: { rules.has(base + $0.suffix) }) {
      for kind in kinds { add(base, kind.suffix, kind, sequences, rules, isTop: false) }
      return
    }
    for element in sequences.lists[base] ?? [] {
      switch element {
      case .step(let name, let options): items.append(.step(name, options: options, kind))
      case .sequence(let name): add(name, suffix, kind, sequences, rules, isTop: false)
      }
    }
    if base == "build" { items.append(.built(kind)) }
  }

  /// A check that several sequences begin with is done once.
  private mutating func removeRepetitions() {
    var seen: Set<Item> = []
    items = items.filter { seen.insert($0).inserted }
  }

  /// Leaves only the steps after one, and those up to one.
  mutating func limit(after: String?, until: String?) throws {
    if let after { items = Array(items[(try index(of: after) + 1)...]) }
    if let until {
      let rest = items[(try index(of: until) + 1)...]
      items.removeLast(rest.count)
      if case .built(let kind)? = rest.first { items.append(.built(kind)) }
    }
  }

  private func index(of command: String) throws -> Int {
    let index = items.firstIndex { if case .step(command, _, _) = $0 { true } else { false } }
    guard let index else { throw Problem("there is no step '\(command)' in this sequence") }
    return index
  }
}
