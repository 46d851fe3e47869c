import FileSystem
import Helpers
import Packaging

/// What `pkgh` will do, in order: the sequence of a target, flattened.
struct Plan: Sendable {
  /// One entry of the plan.
  enum Item: Hashable, Sendable {
    case step(String, options: [String])
    /// A sequence that the rules file does itself, under a target of this name.
    case target(String)
  }

  private(set) var items: [Item] = []

  /// Flattens a sequence.
  ///
  /// - Parameters:
  ///   - suffix: `-arch`, `-indep` or nothing, which the sub-sequences have as well.
  ///   - top: The target that was asked for, which the rules file's target of that name may have
  ///     asked us for.
  init(for base: String, suffix: String, sequences: Sequences, rules: RulesFile) {
    flatten(base, suffix, sequences, rules, isTop: true)
    removeRepetitions()
  }

  private mutating func flatten(
    _ base: String, _ suffix: String, _ sequences: Sequences, _ rules: RulesFile, isTop: Bool
  ) {
    let explicit = [base + suffix, base].first { rules.has($0) }
    if !isTop, let explicit {
      items.append(.target(explicit))
      return
    }
    for element in sequences.lists[base] ?? [] {
      switch element {
      case .step(let name, let options): items.append(.step(name, options: options))
      case .sequence(let name): flatten(name, suffix, sequences, rules, isTop: false)
      }
    }
  }

  /// A check that several sequences begin with is done once.
  private mutating func removeRepetitions() {
    var seen: Set<Item> = []
    items = items.filter { seen.insert($0).inserted }
  }

  /// Leaves only the steps after one, and those up to one.
  mutating func limit(after: String?, until: String?) throws {
    if let after { items = Array(items[(try index(of: after) + 1)...]) }
    if let until { items = Array(items[...(try index(of: until))]) }
  }

  private func index(of command: String) throws -> Int {
    let index = items.firstIndex { if case .step(command, _) = $0 { true } else { false } }
    guard let index else { throw Problem("there is no step '\(command)' in this sequence") }
    return index
  }
}
