public import Settings
public import Signatures
import SystemPackage

/// The signatures of the program and of the administrator's files.
extension SignatureTable {
  /// Reads the files that the settings name.
  public init(_ settings: Settings) throws {
    var own: [Signature] = []
    for path in settings.signatures {
      let bytes = try TextFile.read(path, for: "signatures", settings)
      do throws(OwnSignaturesProblem) {
        own += try OwnSignatures.read(bytes)
      } catch {
        throw SetupProblem(description: error.description(in: path.string))
      }
    }
    self.init(own: own)
  }
}

/// A text that the settings name.
enum TextFile {
  static func read(_ path: FilePath, for key: String, _ settings: Settings) throws(SetupProblem) -> [UInt8] {
    do {
      return try NamedText.read(path)
    } catch {
      throw SetupProblem(description: "\(settings.place(of: key)): '\(key)': \(error)")
    }
  }
}
