public import ArgumentParser
import Commands
import FileSystem
import Packaging
import SystemPackage

/// Copies the changelogs into the packages.
public struct InstallChangelogs: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-installchangelogs",
    abstract: "Copy the changelogs of the packaging and of upstream into packages.",
    usage: "pkgh-installchangelogs [options] [upstream [text]]",
    discussion: """
      The changelog of the packaging, 'debian-like/PACKAGE.changelog' or else 'debian-like/changelog', is \
      installed unchanged as 'changelog.pkgh' in the documentation directory of the package, and the upstream \
      changelog as 'changelog'. If no file is given, the upstream changelog is looked for at the top of the source \
      tree, in 'doc' and in 'docs': a file that is not empty and is named changelog, changes or history in upper \
      or lower case, with or without .txt, .md or .rst. NEWS is not a changelog; list it in 'PACKAGE.docs'. \
      A changelog in HTML is installed as 'changelog.html', and the text given after it as 'changelog'. \
      With 'nodoc' in DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES the upstream changelog is left out.
      """,
    version: version)

  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions

  @Flag(name: .shortAndLong, help: "Make a link to the upstream changelog under its original name.")
  var keep = false

  @Argument(help: "The upstream changelog; after one in HTML, the same as text.", completion: .file())
  var upstream: [String] = []

  public init() {}

  public func validate() throws {
    if upstream.count > 2 || upstream.count == 2 && !isHTML(upstream[0]) {
      throw ValidationError("One changelog, or one in HTML and its text.")
    }
  }

  public func run(on job: Job) throws {
    let excluded = exclusions.test(job)
    let upstream = job.environment.has("nodoc") ? [] : try changelogs(excluded)
    var lists: [CopyList] = []
    for package in job.packages {
      let directory = job.documentation(of: package)
      var copies = job.copies(into: package)
      let own = try job.source.configPath(.changelog, for: package) ?? SourceTree.changelogPath
      try copies.add(SourceFiles.Found(own), as: directory.appending("changelog.pkgh"), mode: 0o644) { _ in
        false
      }
      for file in upstream {
        let name = isHTML(file.location.string) ? "changelog.html" : "changelog"
        try copies.add(file, as: directory.appending(name), mode: 0o644, excluded: excluded)
        if keep && file.baseName != ByteString(name) {
          copies.addLink(
            to: ByteString(name), as: directory.pushing(FilePath(file.baseName)), for: file.location)
        }
      }
      lists.append(copies)
    }
    try CopyList.carryOut(lists, job.actions)
  }

  private func isHTML(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".html") || name.hasSuffix(".htm")
  }

  /// The upstream's changelogs: those named, or the first that looks like one.
  private func changelogs(_ excluded: (ByteString) -> Bool) throws -> [SourceFiles.Found] {
    if !upstream.isEmpty {
      return try upstream.map { name in
        guard try FilePath(name).status()?.type == .regular else {
          throw Problem(in: FilePath(name), "there is no such file")
        }
        return SourceFiles.Found(FilePath(name))
      }.filter { !excluded($0.name) }
    }
    for directory in [".", "doc", "docs"] as [FilePath] {
      guard try directory.status()?.type == .directory else { continue }
      let names = try directory.names()
      for suffix in ["", ".txt", ".md", ".rst"] {
        for stem in ["changelog", "changes", "history"] {
          for name in names where name.description.lowercased() == stem + suffix {
            let path = directory == "." ? FilePath(name) : directory.pushing(FilePath(name))
            guard let status = try path.status(), status.type == .regular, status.size > 0,
              !excluded(ByteString(path))
            else { continue }
            return [SourceFiles.Found(path)]
          }
        }
      }
    }
    return []
  }
}
