public import ArgumentParser
import Commands
import Content
import FileSystem
import Packaging
import SystemPackage

/// Copies manual pages into the packages.
public struct InstallMan: FileInstallHelper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-installman",
    abstract: "Copy manual pages into packages.",
    usage: "pkgh-installman [options] [page ...]",
    discussion: """
      Every word of 'debian-like/PACKAGE.manpages' is a page or a glob, looked for below 'debian-like/tmp' \
      and then below the top of the source tree. A page is installed as share/man/manSECTION/NAME.SECTION \
      below usr, or below the Basedir of the package. The section is taken from the '.TH' or '.Dt' line of the page, \
      or from its name if it has no such line. A translated page, such as 'hello.de.1' or a page from \
      'man/de/man1', is installed below share/man/de. A page that consists of '.so man1/other.1' becomes a link. \
      Compressed pages are an error, because the man command of Solaris does not read them. With 'nodoc' in \
      DEB_BUILD_OPTIONS or DEB_BUILD_PROFILES no page is installed. Pages given as arguments are for the first \
      package acted on.
      """,
    version: version)

  public static let promise = Promise.unless(
    .fileOfAny(.manpages), .staged("usr/share/man"), .stagedInPrefix("share/man"), .options)

  static let kind = FileKind.manpages
  static let isDocumentation = true

  @OptionGroup public var common: CommonOptions
  @OptionGroup var scope: AllPackagesOption
  @OptionGroup var exclusions: Exclusions
  @OptionGroup var search: SearchOptions

  @Option(help: "The language that the pages are in, or C for pages that are not translated.")
  var language: String?

  @Argument(help: ArgumentHelp("Manual pages.", valueName: "pages"), completion: .file())
  var words: [String] = []

  public init() {}

  public static var operands: WritableKeyPath<Self, [String]>? { \.words }

  public func validate() throws {
    if let language, language.isEmpty || language.contains("/") || language.hasPrefix(".") {
      throw ValidationError("'\(language)' is not a language.")
    }
  }

  /// A page: its path from the directory of pages, its text, and where it is copied from unless it is staged already, by
  /// which line.
  struct Page {
    let place: ByteString
    let contents: [UInt8]
    var origin: FilePath?
    var line: Problem.Place?
  }

  func copies(of lines: [InstallLine], into package: BinaryPackage, _ job: Job) throws -> CopyList {
    var copies = job.copies(into: package)
    if job.environment.has("nodoc") { return copies }
    var pages: [Page] = []
    var known: [ByteString: Page] = [:]
    for line in lines {
      for file in line.files {
        let page = try page(of: file, line.instruction)
        if let other = known.updateValue(page, forKey: page.place) {
          if other.contents == page.contents { continue }
          let first = other.line.map { " (\($0))" } ?? ""
          throw line.instruction.problem(
            "'\(file.location)' and '\(other.origin ?? "")'\(first) are both the page '\(page.place)', and differ: name "
              + "one of them")
        }
        pages.append(page)
      }
    }
    for prefix in package.prefix == "usr" ? ["usr"] : [package.prefix, "usr"] {
      let directory = job.stage(of: package).appending("\(prefix)/share/man")
      try job.actions.requireInStage(directory, isDirectory: true)
      let new = prefix == package.prefix ? pages : []
      try add(stagedPages(in: directory) + new, in: directory, to: &copies)
    }
    return copies
  }

  /// Adds the new pages, and links in place of those that only name another page that is there.
  private func add(_ pages: [Page], in directory: FilePath, to copies: inout CopyList) throws {
    let places = Set(pages.map(\.place))
    for page in pages {
      let location = directory.pushing(FilePath(page.place))
      if let target = ManualPage.source(of: page.contents, at: page.place), target != page.place,
        places.contains(target)
      {
        copies.addLink(
          to: target.relativePath(from: page.place), as: location, for: page.origin, from: page.line)
      } else if let origin = page.origin {
        try copies.add(SourceFiles.Found(origin), as: location, mode: 0o644, from: page.line) { _ in false }
      }
    }
  }

  private func page(of found: SourceFiles.Found, _ instruction: Instruction) throws -> Page {
    let path = ByteString(found.location)
    guard let status = try found.location.status(), status.type == .regular else {
      throw instruction.problem("'\(found.location)' is not a file")
    }
    let suffixes: [ByteString] = [".gz", ".bz2", ".xz", ".Z", ".z"]
    if suffixes.contains(where: path.hasSuffix) {
      throw instruction.problem(
        "'\(found.location)' is compressed, which the man command of Solaris does not read")
    }
    let contents = try found.location.contents()
    guard
      let page = ManualPage(path: path, contents: contents, language: language.map { $0 == "C" ? "" : $0 })
    else {
      throw instruction.problem(
        "'\(found.location)' has no section: neither its name nor a '.TH' or '.Dt' line gives one")
    }
    return Page(place: page.place, contents: contents, origin: found.location, line: instruction.place)
  }

  /// The pages that upstream's installation or another helper has staged.
  private func stagedPages(in directory: FilePath) throws -> [Page] {
    guard try directory.status()?.type == .directory else { return [] }
    var pages: [Page] = []
    try directory.walk { object in
      if object.status.type != .directory {
        // Only a page of a line or two can be a '.so'.
        let isShort = object.status.type == .regular && object.status.size <= 1024
        pages.append(
          Page(place: object.path, contents: isShort ? try object.location.contents() : []))
      }
      return true
    }
    return pages
  }
}
