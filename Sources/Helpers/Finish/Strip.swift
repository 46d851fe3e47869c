public import ArgumentParser
import Commands
import Content
import FileSystem
import Packaging
import SystemPackage

/// Removes what programs and libraries do not need to run.
public struct Strip: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-strip",
    abstract: "Strip programs, shared libraries and static libraries.",
    usage: "pkgh-strip [options]",
    discussion: """
      Runs strip(1) on the staged files that an ELF header shows to be programs or shared libraries, and on \
      static libraries (lib*.a but not lib*_g.a), of which also the intermediate code of GCC's link time optimizer is \
      removed. Files in a directory 'debug' are left alone. For programs of \
      another machine, set PKGH_STRIP or STRIP to a strip program for that machine, with its options. \
      With 'nostrip' in DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES nothing is done.
      """,
    version: version)

  public static let promise = Promise.always.refused(by: "nostrip")

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions

  public init() {}

  /// How a kind of file is stripped.
  private enum Kind: CaseIterable {
    case program, sharedLibrary, staticLibrary

    /// Sections that say how a file was made; Swift's is a hash over the directory it was made in.
    private static let sections = [".comment", ".note", ".swift_modhash"].map { "--remove-section=\($0)" }

    /// The intermediate code of GCC's link time optimizer, which only the same version of GCC can read, and its marks.
    private static let intermediate =
      [".gnu.lto_*", ".gnu.debuglto_*"].map { "--remove-section=\($0)" }
      + ["__gnu_lto_slim", "__gnu_lto_v1"].map { "--strip-symbol=\($0)" }

    var options: [String] {
      switch self {
      case .program: Self.sections
      case .sharedLibrary: Self.sections + ["--strip-unneeded"]
      case .staticLibrary:
        Self.sections + Self.intermediate + ["--strip-debug", "--enable-deterministic-archives"]
      }
    }
  }

  /// A file to strip, under the first of its names in the stage.
  private struct Candidate {
    let kind: Kind
    let mode: UInt32
    let name: FilePath
    /// The hard links to it.
    var otherNames: [FilePath] = []
  }

  /// So many files of one run of strip(1) never make its arguments too long.
  private static let mostFiles = 200

  public func run(on job: Job) throws {
    let environment = job.environment
    let program = (environment["PKGH_STRIP"] ?? environment["STRIP"] ?? "strip")
      .split(whereSeparator: \.isWhitespace).map(String.init)
    let files = try job.packages.flatMap { try candidates(in: job.stage(of: $0), exclusions.test(job)) }
    for kind in Kind.allCases {
      var rest = files.filter { $0.kind == kind }[...]
      while !rest.isEmpty {
        try strip(rest.prefix(Self.mostFiles), program + kind.options, job.actions)
        rest = rest.dropFirst(Self.mostFiles)
      }
    }
  }

  /// Strips some files in one process, under one name each.
  private func strip(_ files: ArraySlice<Candidate>, _ command: [String], _ actions: Actions) throws {
    let locked = files.filter { $0.mode & 0o200 == 0 }
    for file in locked { try actions.setMode(file.mode | 0o200, of: file.name) }
    defer { for file in locked { try? actions.setMode(file.mode, of: file.name) } }
    var status = try actions.status(of: command + files.map(\.name.string))
    if status != 0 {
      // Once more, each on its own: not every strip program says which of them it is.
      for file in files {
        if files.count > 1 { status = try actions.status(of: command + [file.name.string]) }
        if status != 0 {
          throw Problem(
            in: file.name,
            "'\(command.first ?? "")' failed with status \(status): if the file is as it should be, leave it out with "
              + "'-X', or strip nothing by 'nostrip' in DEB_BUILD_OPTIONS")
        }
      }
    }
    if actions.noAct { return }
    for file in files {
      // Some strip programs put a new file in place of the old, which the other names still are.
      let inode = try Stat(file.name).inode
      for other in file.otherNames where try Stat(other).inode != inode {
        try actions.hardLink(to: file.name, at: other)
      }
    }
  }

  private func candidates(in stage: FilePath, _ excluded: (ByteString) -> Bool) throws -> [Candidate] {
    var found: [Candidate] = []
    guard try stage.exists() else { return found }
    var indices: [FileIdentity: Int] = [:]
    try stage.walk { object in
      if excluded(object.path) { return false }
      let name = object.path.lastComponent
      if object.status.type == .directory { return name != "debug" }
      guard object.status.type == .regular else { return true }
      let identity = FileIdentity(object.status)
      if let index = indices[identity] {
        found[index].otherNames.append(object.location)
      } else if let kind = try kind(of: object.location, named: name) {
        indices[identity] = found.count
        let mode = UInt32(object.status.permissions.rawValue & 0o7777)
        found.append(Candidate(kind: kind, mode: mode, name: object.location))
      }
      return true
    }
    return found
  }

  private func kind(of file: FilePath, named name: ByteString) throws -> Kind? {
    switch try ELFFile.kind(of: file) {
    case .program?: return .program
    case .sharedLibrary?: return .sharedLibrary
    case .other?: return nil
    case nil: break
    }
    guard Glob("lib*.a").matches(name), !Glob("*_g.a").matches(name) else { return nil }
    return try ELFFile.isStaticLibrary(file) ? .staticLibrary : nil
  }
}
