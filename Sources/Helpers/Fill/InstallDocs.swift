public import ArgumentParser
import Commands
import FileSystem
import Packaging
import SystemPackage

/// Copies documentation and the copyright file into the packages.
public struct InstallDocs: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-installdocs",
    abstract: "Copy documentation and the copyright file into packages.",
    usage: "pkgh-installdocs [options] [file ...]",
    discussion: """
      Every word of 'debian-like/PACKAGE.docs' is a file, a directory or a glob, looked for below \
      'debian-like/tmp' and then below the top of the source tree, that goes to the package's directory \
      for documentation: share/doc/PACKAGE below usr, or below the package's Basedir. So does, under the \
      name 'copyright', 'debian-like/PACKAGE.copyright' or else 'debian-like/copyright'. With 'nodoc' in \
      DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES only the copyright file is installed. Files named on the \
      command line are for the first package acted on.
      """,
    version: version)

  public static let promise = Promise.unless(
    .fileOfAny("docs"), .file("copyright"), .sourceFile("copyright"), .options)

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions
  @OptionGroup var search: SearchOptions

  @Flag(
    name: [.customShort("A"), .customLong("all")], help: "Copy the files of the arguments into every package."
  )
  var all = false

  @Argument(help: "Files and directories of documentation.", completion: .file())
  var files: [String] = []

  public init() {}

  public func run(on job: Job) throws {
    let sources = try search.files
    let noDocumentation = job.environment.has("nodoc")
    var lists: [CopyList] = []
    var taken: [(BinaryPackage, [SourceFiles.Found])] = []
    for package in job.source.packages {
      let isActedOn = job.packages.contains(package) && !noDocumentation
      var copies = CopyList(into: job.stage(of: package))
      var documents: [SourceFiles.Found] = []
      for instruction in try job.instructions("docs", for: package, arguments: files, all: all) {
        for word in instruction.words {
          let found = try instruction.files(
            word, in: sources, isOptional: !isActedOn, excluded: exclusions.test(job))
          documents += found
          for file in found where isActedOn {
            try copies.add(
              file, as: job.documentation(of: package).pushing(FilePath(file.baseName)), mode: 0o644,
              excluded: exclusions.test(job))
          }
        }
      }
      if job.packages.contains(package), let copyright = try job.source.copyrightPath(for: package) {
        try copies.add(
          SourceFiles.Found(location: copyright, name: ByteString(copyright)),
          as: job.documentation(of: package).appending("copyright"), mode: 0o644,
          excluded: exclusions.test(job))
      }
      lists.append(copies)
      taken.append((package, documents))
    }
    try CopyList.carryOut(lists, job.actions)
    for (package, documents) in taken { try job.noteInstalled(documents, in: package) }
  }
}
