import FileSystem
import Helpers
import Packaging

/// The add-ons of a build: those that the control file asks for, and those of the command line.
struct AddOnChoice {
  /// The names of the add-ons that are used, each once.
  let used: [String]
  /// The names after `--without`.
  let left: [String]
  private let dependencies: BuildDependencies

  /// - Parameters:
  ///   - with: The values of `--with`: names with commas between them.
  ///   - without: The values of `--without`.
  init(of source: SourceTree, with: [String], without: [String]) {
    let words = { (list: [String]) in list.flatMap { $0.split(separator: ",").map(String.init) } }
    dependencies = source.control.buildDependencies
    left = words(without)
    var seen = Set(left)
    used = (dependencies.addOns + words(with)).filter { seen.insert($0).inserted }
  }

  /// The sequences as the add-ons change them.
  func sequences(_ problems: inout Problems) throws -> Sequences {
    var sequences = Sequences()
    let program = try ArgumentVector.program()
    let find = { (name: String) in
      try dependencies.addOns.contains(name)
        ? dependencies.addOn(name, program: program) : AddOn(named: name, program: program)
    }
    for name in used {
      guard let addOn = try problems.collect({ try find(name) }) else { continue }
      try problems.collect { try addOn.apply(to: &sequences) }
      addOn.check(&problems)
    }
    // What is not there cannot be left out, unless the control file asks for it.
    for name in left where !dependencies.addOns.contains(name) {
      try problems.collect { try find(name) }
    }
    return sequences
  }
}
