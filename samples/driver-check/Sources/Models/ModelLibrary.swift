public import Hardware
public import Sysroot

/// A directory of model files.
public struct ModelLibrary: Sendable {
  private let directory: String

  /// Files are those of the machine that the program runs on, whatever it looks at.
  private let tree = Tree()

  public init(directory: String) {
    self.directory = directory
  }

  /// The most bytes that a model file may have.
  static let largestFile = 1 << 20

  /// The first model, by the name of its file, that describes a machine.
  ///
  /// - Returns: The model with its file; nil when there is none. Files that cannot be read are reported with it.
  public func model(for identity: MachineIdentity) -> (found: (Model, file: String)?, problems: [String]) {
    var problems: [String] = []
    for name in (try? tree.names(directory)) ?? [] where name.hasSuffix(".toml") {
      let file = "\(directory)/\(name)"
      do {
        let model = try Model(file: file, in: tree)
        if model.describes(identity) { return ((model, file), problems) }
      } catch {
        problems.append(error.description(in: file))
      }
    }
    return (nil, problems)
  }
}

extension Model {
  /// Reads a model file.
  ///
  /// - Parameter file: An absolute path.
  public init(file: String, in tree: Tree = Tree()) throws(ModelProblem) {
    let text: String
    do {
      text = try tree.text(file, limit: ModelLibrary.largestFile)
    } catch {
      throw .unreadable(error)
    }
    try self.init(toml: text)
  }
}
