public import ArgumentParser
import Commands
import Datastream
public import FileSystem
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

  public static var operands: WritableKeyPath<Self, [String]>? { \.assignments }

  public func run(on job: Job) throws {
    let assigned = try assignments.map { try Assignment(operand: $0) }
    var problems = Problems()
    let infos = try job.packages.compactMap { package in
      try problems.collect { (package, try Self.info(of: package, job.source, assigned)) }
    }
    try problems.throwIfAny()
    var warnings = Problems()
    for (package, info) in infos {
      if !info.leftOut.isEmpty {
        warnings.add(Problem("\(package.name): DESC has no room for '\(info.leftOut)'"))
      }
      for problem in Self.misspeltParameters(of: package) { warnings.add(problem) }
    }
    try common.report(warnings, of: Self.name)
    for (package, info) in infos {
      try job.actions.write(
        info.parameters.serialized, to: job.tree.information(of: package).appending("pkginfo"))
    }
  }

  public static func check(_ job: Job, _ problems: inout Problems) throws {
    for package in job.packages {
      try problems.collect { _ = try info(of: package, job.source, []) }
    }
  }

  /// The parameters of a package, and what of its description has no room in them.
  ///
  /// - Throws: ``Problems``: every rule that a parameter breaks.
  private static func info(of package: BinaryPackage, _ source: SourceTree, _ assigned: [Assignment]) throws
    -> (parameters: PackageInfo, leftOut: String)
  {
    // An empty one means none.
    let hasOwnDescription =
      [package.paragraph, package.source].contains { $0.field("Pkginfo-DESC") != nil }
      || assigned.contains { $0.name == "DESC" }
    var problems = Problems()
    let text = Description(
      try source.field("Description", of: package, &problems) ?? package.field("Description") ?? "")
    let description = hasOwnDescription ? nil : try problems.collect { try describe(package, text) } ?? nil
    var info = try parameters(
      of: package, source, name: text.synopsis, description: description?.kept, &problems)
    for assignment in assigned { info[assignment.name.description] = assignment.value.description }
    for problem in info.problems() {
      let name = String(problem.message.prefix { $0.isASCII && $0.isLetter })
      let own = "Pkginfo-\(name)"
      let field = package.field(own) == nil ? fields[name] ?? "Package" : own
      let isAssigned = assigned.contains { $0.name.description == name }
      problems.add(package.problem(isAssigned ? "Package" : field, "\(package.name): \(problem.message)"))
    }
    try problems.throwIfAny()
    return (info, description?.rest ?? "")
  }

  /// The fields that parameters come from, where they are the maintainer's own words.
  private static let fields = [
    "NAME": "Description", "DESC": "Description", "CATEGORY": "Category", "HOTLINE": "Hotline",
    "VENDOR": "Vendor",
  ]

  /// The bytes that DESC can have.
  private static let longestDescription = 256

  /// The first paragraph of a description, as far as DESC has room for whole sentences, and what is left out.
  private static func describe(_ package: BinaryPackage, _ description: Description) throws
    -> (kept: String, rest: String)?
  {
    guard let text = description.firstParagraph else { return nil }
    guard let shortened = Description.shortened(text, to: longestDescription) else {
      throw package.paragraph.problem(
        "Description",
        "\(package.name): the first sentence after the synopsis is longer than the "
          + "\(longestDescription) bytes of DESC: shorten it, or write 'Pkginfo-DESC: TEXT'")
    }
    return shortened
  }

  /// The parameters that the fields give; without those that have problems.
  private static func parameters(
    of package: BinaryPackage, _ source: SourceTree, name: String, description: String?,
    _ problems: inout Problems
  ) throws -> PackageInfo {
    func parameter(_ name: String) throws -> String? {
      let value = try source.field(name, of: package, &problems)
      // Of a variable without a value all has been said.
      return value?.contains("${") == true && !problems.isEmpty ? nil : value
    }
    let (person, address) = mailbox(try parameter("Maintainer") ?? "")
    var info = PackageInfo()
    info["PKG"] = package.name
    info["NAME"] = name
    info["ARCH"] = package.architecture(host: source.environment.hostArchitecture)
    info["VERSION"] = source.changelog.packageVersion
    info["CATEGORY"] = try parameter("Category") ?? "application"
    if let description { info["DESC"] = description }
    info["VENDOR"] = try parameter("Vendor") ?? person
    info["EMAIL"] = address
    info["HOTLINE"] = try parameter("Hotline")
    info["BASEDIR"] = package.baseDirectory
    for paragraph in [source.control.source, package.paragraph] {
      for field in paragraph.fields where field.name.lowercased().hasPrefix("pkginfo-") {
        let name = String(field.name.dropFirst("pkginfo-".count))
        if let own = ownFields[name] {
          problems.add(
            paragraph.problem(
              field.name, "'\(field.name)': \(name) comes from the field '\(own)': write that"))
        } else {
          info[name] = try parameter(field.name)
        }
      }
    }
    return info
  }

  /// A problem for each parameter of the package's own that is spelt nearly as one of pkginfo(5).
  private static func misspeltParameters(of package: BinaryPackage) -> [Problem] {
    [package.source, package.paragraph].flatMap { paragraph in
      paragraph.fields.compactMap { field in
        guard field.name.lowercased().hasPrefix("pkginfo-") else { return nil }
        let name = String(field.name.dropFirst("pkginfo-".count))
        guard let near = Spelling.nearest(to: name, among: PackageInfo.knownNames), near != name else {
          return nil
        }
        return paragraph.problem(
          field.name, "'\(name)' is a parameter that no installer knows: did you mean '\(near)'?")
      }
    }
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
