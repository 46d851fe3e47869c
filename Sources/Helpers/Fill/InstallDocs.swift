public import ArgumentParser
import Commands
import FileSystem
import Packaging
import SystemPackage

/// Copies documentation and the copyright file into the packages.
public struct InstallDocs: FileInstallHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-installdocs",
    abstract: "Copy documentation and the copyright file into packages.",
    usage: "pkgh-installdocs [options] [file ...]",
    discussion: """
      Every word of 'debian-like/PACKAGE.docs' is a file, a directory or a glob, looked for below \
      'debian-like/tmp' and then below the top of the source tree. It is installed in the documentation directory \
      of the package: share/doc/PACKAGE below usr, or below the Basedir of the package. The copyright file, \
      'debian-like/PACKAGE.copyright' or else 'debian-like/copyright', is installed there as 'copyright'. With \
      'nodoc' in DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES only the copyright file is installed. Files given as \
      arguments are for the first package acted on.
      """,
    version: version)

  public static let promise = Promise.unless(
    .fileOfAny(.docs), .file(.copyright), .options)

  static let kind = FileKind.docs
  static let isDocumentation = true

  @OptionGroup public var common: CommonOptions
  @OptionGroup var scope: AllPackagesOption
  @OptionGroup var exclusions: Exclusions
  @OptionGroup var search: SearchOptions

  @Argument(
    help: ArgumentHelp("Files and directories of documentation.", valueName: "files"), completion: .file())
  var words: [String] = []

  public init() {}

  public static var operands: WritableKeyPath<Self, [String]>? { \.words }

  func copies(of lines: [InstallLine], into package: BinaryPackage, _ job: Job) throws -> CopyList {
    var copies = job.copies(into: package)
    let directory = job.documentation(of: package)
    let excluded = exclusions.test(job)
    for line in lines {
      for file in line.files {
        try copies.add(
          file, as: directory.pushing(FilePath(file.baseName)), mode: 0o644, from: line.instruction.place,
          excluded: excluded)
      }
    }
    if let copyright = try job.source.configPath(.copyright, for: package) {
      try copies.add(
        SourceFiles.Found(copyright), as: directory.appending("copyright"), mode: 0o644, excluded: excluded)
    }
    return copies
  }
}
