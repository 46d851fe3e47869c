public import ArgumentParser
import Commands
import FileSystem
import Packaging
import SystemPackage

/// Copies the changelogs into the packages.
public struct InstallChangelogs: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-installchangelogs",
    abstract: "Copy the packaging's changelog and the upstream's into packages.",
    usage: "pkgh-installchangelogs [options] [upstream [text]]",
    discussion: """
      The packaging's changelog, 'debian-like/PACKAGE.changelog' or else 'debian-like/changelog', goes whole \
      to 'changelog.pkgh' in the package's directory for documentation, and the upstream's to 'changelog'. \
      Unless it is named, the upstream's is looked for at the top of the source tree and in 'doc' and \
      'docs': a file that is not empty and is called changelog, changes or history, in any case of letters, \
      or one of these with .txt, .md or .rst. NEWS tells users something else and is for 'PACKAGE.docs'. \
      A changelog in HTML goes to 'changelog.html', and the text named after it to 'changelog'. \
      With 'nodoc' in DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES the upstream's is left out.
      """,
    version: version)

  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions
  @OptionGroup var exclusions: Exclusions

  @Flag(name: .shortAndLong, help: "Make a link to the upstream's changelog by the name that it had.")
  var keep = false

  @Argument(help: "The upstream's changelog, and after one in HTML its text.", completion: .file())
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
    var links: [(target: ByteString, place: FilePath)] = []
    for package in job.packages {
      let directory = job.documentation(of: package)
      var copies = CopyList(into: job.stage(of: package))
      let own =
        try job.source.configPath("changelog", for: package) ?? SourceTree.packaging.appending("changelog")
      try copies.add(SourceFiles.Found(own), as: directory.appending("changelog.pkgh"), mode: 0o644) { _ in
        false
      }
      for file in upstream {
        let name = isHTML(file.location.string) ? "changelog.html" : "changelog"
        try copies.add(file, as: directory.appending(name), mode: 0o644, excluded: excluded)
        if keep && file.baseName != ByteString(name) {
          links.append((ByteString(name), directory.pushing(FilePath(file.baseName))))
        }
      }
      lists.append(copies)
    }
    try CopyList.carryOut(lists, job.actions)
    for link in links { try job.actions.link(to: link.target, at: link.place) }
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
      guard let names = try? directory.names() else { continue }
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
