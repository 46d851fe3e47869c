internal import FileSystem
internal import SystemPackage

/// An information file that has a syntax, as its content comes by: depend, compver, space or a script.
struct InformationFile {
  private let kind: Kind
  private var text: [UInt8] = []

  private enum Kind: String {
    case depend = "install/depend"
    case compver = "install/compver"
    case space = "install/space"
    case script
  }

  /// Bytes; what is kept of a file's lines may be fifty times as large.
  static let limit = 128 << 10

  /// - Returns: nil for a member that is not such a file.
  init?(_ member: Member) {
    let name = member.name
    guard let kind = Kind(rawValue: name.description) ?? (name.isNameOfScript ? .script : nil) else {
      return nil
    }
    self.kind = kind
  }

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    // Of a script, which may have more bytes after its end, the first line counts.
    if text.count <= (kind == .script ? 0 : Self.limit) { text += piece.prefix(Self.limit + 1) }
  }

  /// What the installers would not read, or would misread.
  func problems(in file: FilePath) -> [Problem] {
    if kind == .script {
      return text.prefix { $0 != .newline }.last == .carriageReturn
        ? [
          Problem(
            .scriptCarriageReturn, at: .line(file, 1),
            "ends in a carriage return: the script was saved with the line ends of another system")
        ] : []
    }
    guard text.count <= Self.limit else {
      return [
        Problem(.textTooLong, at: .file(file), "has more than \(Self.limit) bytes, which no package needs")
      ]
    }
    do {
      switch kind {
      case .depend: return try Dependencies(parsing: text, file: file).installationProblems
      case .compver: return CompatibleVersions(parsing: text, file: file).problems()
      case .space: _ = try SpaceTable(parsing: text, file: file)
      case .script: break
      }
      return []
    } catch let problems as Problems {
      return problems.list
    } catch {
      return [error as? Problem ?? Problem(in: file, "\(error)")]
    }
  }
}
