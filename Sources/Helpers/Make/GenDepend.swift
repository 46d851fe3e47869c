public import ArgumentParser
import Commands
import Datastream
public import FileSystem
import Packaging
import SystemPackage

/// Writes what packages depend on.
public struct GenDepend: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-gendepend",
    abstract: "Write the depend file of packages.",
    usage: "pkgh-gendepend [options]",
    discussion: """
      The field 'Depends' of 'debian-like/control' gives the packages that must be there (P), 'Conflicts' those \
      that must not (I), and 'Reverse-Depends' those that need this one (R). 'NAME' is any version, \
      'NAME (= VERSION)' that version only and 'NAME (ARCH)' any version for that architecture; System V packages \
      have no other comparison. The lines of 'debian-like/PACKAGE.depend' are added.
      """,
    version: version)

  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions

  public init() {}

  private static let fields: [(String, Dependency.Kind)] = [
    ("Depends", .prerequisite), ("Conflicts", .incompatible), ("Reverse-Depends", .reverse),
  ]

  public func run(on job: Job) throws {
    var problems = Problems()
    let files = try job.packages.compactMap { package in
      try problems.collect { (package, try Self.dependencies(of: package, job.source)) }
    }
    try problems.throwIfAny()
    try common.report(Self.warnings(files, job.source), of: Self.name)
    for (package, dependencies) in files {
      let text = try dependencies.serialized()
      let path = job.tree.information(of: package).appending("depend")
      if text.isEmpty {
        try job.actions.remove([path])
      } else {
        try job.actions.write(text, to: path)
      }
    }
  }

  public static func check(_ job: Job, _ problems: inout Problems) throws {
    for package in job.packages {
      try problems.collect { _ = try dependencies(of: package, job.source) }
    }
  }

  /// Finds the packages that name themselves, and those that name another of the source in other letters or another
  /// version.
  private static func warnings(_ files: [(BinaryPackage, Dependencies)], _ source: SourceTree) -> Problems {
    let version = source.changelog.packageVersion
    let packages = Dictionary(source.packages.map { ($0.name.lowercased(), $0.name) }) { first, _ in first }
    var warnings = Problems()
    for (package, file) in files {
      for dependency in file.dependencies {
        let name = dependency.package.description
        let field = fields.first { $0.1 == dependency.kind }?.0 ?? "Depends"
        let message: String
        let other = packages[name.lowercased()]
        let versions = dependency.alternatives.compactMap(\.version?.description)
        if name == package.name {
          message = "'\(name)' is the package itself: take it out of '\(field)'"
        } else if let other, other != name {
          message = "'\(name)' is not '\(other)', which is of this source: write it as there if that is meant"
        } else if other != nil, dependency.kind != .incompatible, !versions.isEmpty,
          !versions.contains(version)
        {
          message =
            "'\(name) (= \(versions[0]))' is not the version of this source, '\(version)': write '(= ${VERSION})' if that "
            + "is meant"
        } else {
          continue
        }
        warnings.add(Problem(at: dependency.place, message))
      }
    }
    return warnings
  }

  /// What a package's depend file will say, which the installers read as it is meant.
  private static func dependencies(of package: BinaryPackage, _ source: SourceTree) throws -> Dependencies {
    var problems = Problems()
    var all: [Dependency] = []
    for (field, kind) in fields {
      let value = try source.field(field, of: package, &problems) ?? ""
      all += try dependencies(kind, field, value, of: package, source, &problems)
    }
    if let path = try source.configPath(.depend, for: package) {
      all +=
        try problems.collect { try Dependencies(parsing: path.contents(), file: path).dependencies } ?? []
    }
    let file = Dependencies(all)
    for problem in file.problems() { problems.add(problem) }
    try problems.throwIfAny()
    return file
  }

  /// The relations of a field, one dependency a package: further ones are alternatives.
  private static func dependencies(
    _ kind: Dependency.Kind, _ field: String, _ value: String, of package: BinaryPackage,
    _ source: SourceTree,
    _ problems: inout Problems
  ) throws -> [Dependency] {
    var dependencies: [Dependency] = []
    var places: [String: Int] = [:]
    for relation in try Relation.list(value, in: package.paragraph, field: field, &problems) {
      // Of a variable without a value all has been said.
      if [relation.package, relation.version, relation.architecture].contains(where: {
        $0?.contains("${") == true
      }) {
        continue
      }
      let alternative = Dependency.Alternative(
        architecture: relation.architecture.map { ByteString($0) },
        version: relation.version.map { ByteString($0) })
      let isPlain = relation.architecture == nil && relation.version == nil
      if let index = places[relation.package] {
        let known = dependencies[index].alternatives
        if isPlain != known.isEmpty {
          problems.add(
            package.problem(
              field, at: relation.package,
              "'\(relation.package)' is there with and without a version: "
                + "write it once, without where any version will do"))
        } else if !isPlain && !known.contains(alternative) {
          // Several variables may well ask for the same.
          dependencies[index].alternatives.append(alternative)
        }
        continue
      }
      // The name is for people to read; of our own packages we know it.
      places[relation.package] = dependencies.count
      let synopsis = source.control.package(named: relation.package)?.synopsis
      dependencies.append(
        Dependency(
          kind, ByteString(relation.package), name: ByteString(synopsis ?? relation.package),
          alternatives: isPlain ? [] : [alternative],
          place: package.problem(field, at: relation.package, "").place))
    }
    return dependencies
  }
}
