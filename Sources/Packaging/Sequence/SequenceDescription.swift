extension Sequences {
  /// The sequences in the order of their targets, for a manual page: the commands of each, and first the name of the
  /// sequence that it begins with.
  public var descriptions: [(target: String, first: String?, steps: [String])] {
    Self.targets.compactMap { target in
      guard let list = lists[target] else { return nil }
      var first: String?
      var steps: [String] = []
      for element in list {
        switch element {
        case .sequence(let name): first = name
        case .step(let name, _): steps.append(name)
        }
      }
      return (target, first, steps)
    }
  }
}
