public import ArgumentParser
import Commands
import FileSystem
import Packaging
import SystemPackage

/// Copies files into the packages.
public struct Install: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-install",
    abstract: "Copy files and directories into packages.",
    usage: "pkgh-install [options] [file ... directory]",
    discussion: """
      Every line of 'debian-like/PACKAGE.install' names files, with globs where that helps, and then the \
      directory of the package that they go to. A line 'file => path' gives a file another name. A line of \
      one word copies to the place where the file is found. Files are looked for below 'debian-like/tmp' \
      first and then below the top of the source tree; directories are copied with everything in them. A \
      name or glob that nothing matches is an error. A line given as arguments is for the first package \
      acted on.
      """,
    version: version)

  public static let promise = Promise.unless(.fileOfAny("install"), .options)

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions
  @OptionGroup var search: SearchOptions

  @Flag(
    name: [.customShort("A"), .customLong("all")], help: "Copy the files of the arguments into every package."
  )
  var all = false

  @Flag(help: "Take no directory from a line's end: every file goes to the place where it is found.")
  var autodest = false

  @Argument(help: "Files, and at the end the directory they go to.", completion: .file())
  var words: [String] = []

  public init() {}

  public func run(on job: Job) throws {
    let sources = try search.files
    var lists: [CopyList] = []
    var taken: [(BinaryPackage, [SourceFiles.Found])] = []
    // What goes into the other packages must be noted too, or pkgh-missing would miss it.
    for package in job.source.packages {
      let isActedOn = job.packages.contains(package)
      var copies = CopyList(into: job.stage(of: package))
      var files: [SourceFiles.Found] = []
      for instruction in try job.instructions("install", for: package, arguments: words, all: all) {
        let line = try Line(instruction, autodest: autodest)
        for word in line.sources {
          let found = try instruction.files(
            word, in: sources, isOptional: !isActedOn, excluded: exclusions.test(job))
          files += found
          if !isActedOn { continue }
          if found.count > 1 && line.isRenamed {
            throw instruction.problem("'\(word)' matches \(found.count) files, and '=>' gives one a name")
          }
          for file in found {
            try copies.add(
              file, as: job.place(line.place(of: file), in: package), excluded: exclusions.test(job))
          }
        }
      }
      lists.append(copies)
      taken.append((package, files))
    }
    try CopyList.carryOut(lists, job.actions)
    for (package, files) in taken { try job.noteInstalled(files, in: package) }
  }

  /// One line: what is copied and where to.
  private struct Line {
    let sources: [String]
    /// The directory of the files, the new name of the one file, or nil where they keep their places.
    let destination: String?
    let isRenamed: Bool

    init(_ instruction: Instruction, autodest: Bool) throws {
      let words = instruction.words
      isRenamed = words.contains("=>")
      if isRenamed && (words.count != 3 || words[1] != "=>") {
        throw instruction.problem("expected 'file => path', not '\(words.joined(separator: " "))'")
      }
      guard let last = words.last, words.count > 1, isRenamed || !autodest else {
        sources = words
        destination = nil
        return
      }
      if isRenamed && last.hasSuffix("/") {
        throw instruction.problem("'\(last)' must be the new name of the file, and not end in a slash")
      }
      sources = isRenamed ? [words[0]] : words.dropLast()
      destination = try instruction.destination(last)
    }

    func place(of file: SourceFiles.Found) -> ByteString {
      guard let destination else { return file.name }
      return isRenamed ? ByteString(destination) : ByteString(destination) + "/" + file.baseName
    }
  }
}
