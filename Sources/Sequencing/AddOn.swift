import FileSystem
import Packaging
import SystemPackage

/// A text that changes the sequences: `debian-like/addons/NAME`, or one that a package installed.
///
/// Its lines are `before STEP COMMAND…`, `after STEP COMMAND…`, `remove STEP` and `options STEP OPTION…`.
/// COMMAND is a helper or any program in PATH; a line that names no known STEP is an error.
struct AddOn {
  private let file: ConfigFile

  /// Where other packages install add-ons, below the prefix that the programs are installed in.
  static let shared = "share/pkgh/addons"

  /// Finds an add-on by its name.
  init(named name: String, program: FilePath) throws {
    guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
      throw Problem("'\(name)' is not a valid name of an add-on")
    }
    let places = [
      SourceTree.packaging.appending("addons"),
      program.removingLastComponent().removingLastComponent().appending(Self.shared),
    ]
    let path = try places.map { $0.appending(name) }.first { try $0.exists() }
    guard let path else {
      throw Problem("there is no add-on '\(name)' in \(places.map { "'\($0)'" }.joined(separator: " or "))")
    }
    file = try ConfigFile(parsing: path.text(), path: path, substitutions: nil)
  }

  /// Changes the sequences.
  func apply(to sequences: inout Sequences) throws {
    for line in file.lines {
      let words = line.words
      guard words.count >= 2 else { throw file.problem(line, "'\(words[0])' must be followed by a step") }
      let rest = Array(words[2...])
      let new = rest.first.map { Sequences.Element.step($0, options: Array(rest.dropFirst())) }
      let found: Bool
      switch (words[0], new) {
      case ("before", let new?):
        found = sequences.edit(around: words[1]) { list, index in list.insert(new, at: index) }
      case ("after", let new?):
        found = sequences.edit(around: words[1]) { list, index in list.insert(new, at: index + 1) }
      case ("remove", nil):
        found = sequences.edit(around: words[1]) { list, index in list.remove(at: index) }
      case ("options", _?):
        found = sequences.edit(around: words[1]) { list, index in
          if case .step(let name, let options) = list[index] {
            list[index] = .step(name, options: options + rest)
          }
        }
      default:
        throw file.problem(
          line,
          "expected 'before STEP COMMAND', 'after STEP COMMAND', 'remove STEP' or 'options STEP OPTION', not '\(words.joined(separator: " "))'"
        )
      }
      if !found { throw file.problem(line, "there is no step '\(words[1])' in any sequence") }
    }
  }
}
