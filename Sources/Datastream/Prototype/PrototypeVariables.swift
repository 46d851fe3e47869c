internal import FileSystem

/// The variables of a prototype.
///
/// `$name` is for building and must have a value now; `$Name` is for the installer and stays
/// as it is, except where a file is looked for on this machine. Source: prototype(5).
struct PrototypeVariables {
  private let given: [ByteString: ByteString]
  private var assigned: [ByteString: ByteString] = [:]

  /// - Parameter assignments: From the command line, where the last one of a name counts.
  init(_ assignments: [Assignment]) {
    given = Dictionary(assignments.map { ($0.name, $0.value) }) { $1 }
  }

  /// Executes `!NAME=value`; the command line has precedence.
  mutating func assign(_ name: ByteString, _ value: ByteString) {
    assigned[name] = value
  }

  /// The value of a variable; nil for an empty one as well.
  private func value(_ name: ArraySlice<UInt8>) -> ByteString? {
    let name = ByteString(name)
    let value = given[name] ?? assigned[name]
    return value?.isEmpty == true ? nil : value
  }

  /// A word that is a variable as a whole: an owner, a group, a mode.
  func resolve(_ word: ArraySlice<UInt8>) throws(Unresolved) -> ByteString {
    guard word.isVariable, word.dropFirst().first?.isLowerCase == true else { return ByteString(word) }
    guard let value = value(word.dropFirst()) else { throw Unresolved(word) }
    return value
  }

  /// A path, in which a variable is a whole component.
  func resolvePath(_ path: ArraySlice<UInt8>) throws(Unresolved) -> ByteString {
    var components: [[UInt8]] = []
    for component in path.split(separator: .slash, omittingEmptySubsequences: false) {
      components.append(try resolve(component).bytes)
    }
    return ByteString(components.joined(separator: [.slash]))
  }

  /// The same for a path on this machine, where every variable counts that has a value.
  func resolveLocalPath(_ path: ByteString) -> ByteString {
    let components = path.bytes.split(separator: .slash, omittingEmptySubsequences: false)
      .map { $0.isVariable ? value($0.dropFirst())?.bytes ?? Array($0) : Array($0) }
    return ByteString(components.joined(separator: [.slash]))
  }

  /// A word of a command, in which variables may stand anywhere up to a slash or an equals sign.
  func expand(_ word: ArraySlice<UInt8>) throws(Unresolved) -> ByteString {
    var expanded: [UInt8] = []
    var rest = word
    while let byte = rest.popFirst() {
      guard byte == .dollar else {
        expanded.append(byte)
        continue
      }
      let name = rest.prefix { $0 != .slash && $0 != .equals && $0 != .dollar }
      guard let value = value(name) else { throw Unresolved([.dollar] + name) }
      expanded += value.bytes
      rest = rest.dropFirst(name.count)
    }
    return ByteString(expanded)
  }

  /// A build variable without a value.
  struct Unresolved: Error {
    let message: String

    fileprivate init(_ variable: ArraySlice<UInt8>) {
      let name = ByteString(variable.dropFirst())
      message =
        "\(variable.quoted) has no value: give one with '!\(name)=…' above, or as an operand '\(name)=…'"
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a path's component or a word is a variable; a `$` before anything else is just a `$`.
  var isVariable: Bool { first == .dollar && dropFirst().first?.isLetter == true }
}
