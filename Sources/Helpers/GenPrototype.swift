public import ArgumentParser
import Datastream
import FileSystem
import Packaging
import SystemPackage

/// Lists the packages' objects.
public struct GenPrototype: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-genprototype",
    abstract: "Write the prototype of packages from what is staged.",
    usage: "pkgh-genprototype [options]",
    discussion: """
      Every staged object becomes an entry: relative to Basedir where it is below it, else absolute. Owner and \
      group are 'root root', or what the field 'Owner' or 'debian-like/PACKAGE.modes' says, and never those of \
      whoever builds. Directories that belong to the system are '? ? ?', so that installing changes nothing \
      about them. A file below /etc is editable. The lines of 'debian-like/PACKAGE.prototype' replace the \
      entries of the same path, and are added where there is none.
      """,
    version: version)

  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions

  public init() {}

  public func run(on job: Job) throws {
    let texts = try job.packages.map { package in
      let objects = try StagedObjects(of: package, job: job, exclusions: exclusions).entries
      let raw = try RawPrototype(of: package, in: job.source)
      let information = try informationEntries(of: package, job)
      return (package, try raw.merged(with: information + objects))
    }
    for (package, text) in texts {
      try job.actions.write(text, to: job.tree.prototype(of: package))
    }
  }

  /// The files for the installer, with the place they are taken from.
  private func informationEntries(of package: BinaryPackage, _ job: Job) throws -> [MapEntry] {
    let directory = job.tree.information(of: package)
    guard (try? Stat(directory)) != nil else { return [] }
    return try names(in: directory).map { name in
      MapEntry(.information, name, target: ByteString("install/") + name)
    }
  }
}
