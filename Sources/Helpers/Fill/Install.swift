public import ArgumentParser
import Commands
import FileSystem
import Packaging
import SystemPackage

/// Copies files into the packages.
public struct Install: FileInstallHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-install",
    abstract: "Copy files and directories into packages.",
    usage: "pkgh-install [options] [file ... directory]",
    discussion: """
      Every line of 'debian-like/PACKAGE.install' names files or globs, followed by the directory in the package \
      that they are installed in. A line 'file => path' installs a file under another name. A line of one word \
      installs the file at the path where it was found. Files are looked for below 'debian-like/tmp' first and then \
      below the top of the source tree; directories are copied with everything in them. A name or glob that matches \
      nothing is an error. The arguments form one more line, for the first package acted on.
      """,
    version: version)

  public static let promise = Promise.unless(.fileOfAny(.install), .options)

  static let kind = FileKind.install

  @OptionGroup public var common: CommonOptions
  @OptionGroup var scope: AllPackagesOption
  @OptionGroup var exclusions: Exclusions
  @OptionGroup var search: SearchOptions

  @Flag(help: "Take every word of a line for a file, and install each file where it was found.")
  var autodest = false

  @Argument(help: "Files, and at the end the directory they go to.", completion: .file())
  var words: [String] = []

  public init() {}

  public static var operands: WritableKeyPath<Self, [String]>? { \.words }

  func sources(of line: Instruction) throws -> [String] { try Destination(line, autodest: autodest).sources }

  static func sources(of line: Instruction) throws -> [String] {
    try Destination(line, autodest: false).sources
  }

  func copies(of lines: [InstallLine], into package: BinaryPackage, _ job: Job) throws -> CopyList {
    var copies = job.copies(into: package)
    let excluded = exclusions.test(job)
    for line in lines {
      let destination = try Destination(line.instruction, autodest: autodest)
      for (word, files) in line.sources {
        if files.count > 1 && destination.isNewName {
          throw line.instruction.problem(
            "'\(word)' matches \(files.count) files; '=>' gives a new name to one")
        }
        for file in files {
          try copies.add(
            file, as: job.place(destination.place(of: file), in: package), from: line.instruction.place,
            excluded: excluded)
        }
      }
    }
    return copies
  }

  /// What one line says: which words name files, and where these go.
  private struct Destination {
    let sources: [String]
    /// The directory of the files, the new name of the one file, or nil where they keep their places.
    let path: String?
    let isNewName: Bool

    init(_ instruction: Instruction, autodest: Bool) throws {
      let words = instruction.words
      isNewName = words.contains("=>")
      if isNewName && (words.count != 3 || words[1] != "=>") {
        throw instruction.problem("expected 'file => path', not '\(words.joined(separator: " "))'")
      }
      guard let last = words.last, words.count > 1, isNewName || !autodest else {
        sources = words
        path = nil
        return
      }
      if isNewName && last.hasSuffix("/") {
        throw instruction.problem("'\(last)' must be the new name of the file, without a slash at its end")
      }
      sources = isNewName ? [words[0]] : words.dropLast()
      path = try instruction.destination(last)
    }

    func place(of file: SourceFiles.Found) -> ByteString {
      guard let path else { return file.name }
      return isNewName ? ByteString(path) : ByteString(path) + "/" + file.baseName
    }
  }
}
