import FileSystem
import Packaging

/// The packages that a sequence acts on, and which of them a part of its plan is for.
struct SelectedPackages {
  private(set) var all: [BinaryPackage]

  init(_ packages: [BinaryPackage]) { all = packages }

  /// Those of a kind; all without one.
  func members(of kind: Plan.Kind?) -> [BinaryPackage] {
    all.filter { kind?.contains($0) ?? true }
  }

  /// The options that leave out the packages of the other kind, which may have been named by `-p`.
  func exceptions(_ kind: Plan.Kind?) -> [String] {
    all.filter { kind?.contains($0) == false }.map { "-N\($0.name)" }
  }

  /// The kinds that a step on these packages is for.
  func kinds(_ kind: Plan.Kind?) -> [Plan.Kind] {
    (kind.map { [$0] } ?? Plan.Kind.allCases).filter { !members(of: $0).isEmpty }
  }

  /// Takes the same packages from a source tree that has been read again.
  ///
  /// There must be the same in the tree: the steps that are done already would be missing for a new one.
  mutating func refresh(from old: SourceTree, to new: SourceTree) throws {
    func list(_ source: SourceTree) -> [[String]] { source.packages.map { [$0.name] + $0.architectures } }
    guard list(new) == list(old) else {
      throw Problem(
        in: new.control.source.file,
        "the packages or their architectures have changed while a sequence was running: run it again")
    }
    let selected = Set(all.map(\.name))
    all = new.packages.filter { selected.contains($0.name) }
  }
}
