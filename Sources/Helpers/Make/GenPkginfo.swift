public import ArgumentParser
import Commands
import Datastream
import FileSystem
import Packaging
import SystemPackage

/// Writes the packages' parameters.
public struct GenPkginfo: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-genpkginfo",
    abstract: "Write the pkginfo file of packages.",
    usage: "pkgh-genpkginfo [options] [-- NAME=value ...]",
    discussion: """
      The parameters come from 'debian-like/control' and the changelog: PKG, NAME and DESC from 'Package' and \
      'Description', ARCH from 'Architecture', VERSION from the newest entry ('1.2-3' becomes '1.2,REV=3'), \
      EMAIL and VENDOR from 'Maintainer', CATEGORY, BASEDIR, VENDOR and HOTLINE from the fields of these names, \
      and any other NAME from 'Pkginfo-NAME'. Parameters given as arguments take precedence. \
      CLASSES and PSTAMP are added when the stream is written.
      """,
    version: version)

  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("Parameters that take precedence over all others.", valueName: "NAME=value"))
  var assignments: [String] = []

  public init() {}

  public func run(on job: Job) throws {
    let assigned = try assignments.map { try Assignment(operand: $0) }
    let infos = try job.packages.map { package in
      var info = try parameters(of: package, job.source)
      for assignment in assigned { info[assignment.name.description] = assignment.value.description }
      do {
        try info.validate()
      } catch let problem as Problem {
        let hint = problem.message.hasPrefix("DESC ") ? "; DESC is the first paragraph of 'Description'" : ""
        throw package.paragraph.problem("Package", "\(package.name): \(problem.message)\(hint)")
      }
      return (package, info)
    }
    for (package, info) in infos {
      try job.actions.write(info.serialized, to: job.tree.information(of: package).appending("pkginfo"))
    }
  }

  private func parameters(of package: BinaryPackage, _ source: SourceTree) throws -> PackageInfo {
    let (person, address) = Self.mailbox(try source.field("Maintainer", of: package) ?? "")
    let description = try source.field("Description", of: package) ?? ""
    var info = PackageInfo()
    info["PKG"] = package.name
    info["NAME"] = Description(description).synopsis
    info["ARCH"] = package.architecture(host: source.environment.hostArchitecture)
    info["VERSION"] = source.changelog.packageVersion
    info["CATEGORY"] = try source.field("Category", of: package) ?? "application"
    if let text = Description(description).firstParagraph { info["DESC"] = text }
    info["VENDOR"] = try source.field("Vendor", of: package) ?? person
    info["EMAIL"] = address
    info["HOTLINE"] = try source.field("Hotline", of: package)
    info["BASEDIR"] = package.baseDirectory
    for paragraph in [source.control.source, package.paragraph] {
      for field in paragraph.fields where field.name.lowercased().hasPrefix("pkginfo-") {
        let name = String(field.name.dropFirst("pkginfo-".count))
        if let own = Self.ownFields[name] {
          throw paragraph.problem(field.name, "'\(field.name)': \(name) comes from the field '\(own)'")
        }
        info[name] = try source.field(field.name, of: package)
      }
    }
    return info
  }

  /// Parameters that other helpers go by as well, and where they all have them from.
  private static let ownFields = ["PKG": "Package", "BASEDIR": "Basedir", "ARCH": "Architecture"]

  /// The two halves of `Ann Example <ann@example.org>`.
  private static func mailbox(_ text: String) -> (person: String, address: String?) {
    guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close else {
      return (text, nil)
    }
    let person = text[..<open].split(separator: " ").joined(separator: " ")
    return (person, String(text[text.index(after: open)..<close]))
  }
}
