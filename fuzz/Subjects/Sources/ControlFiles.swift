internal import FileSystem
internal import Glibc
internal import Packaging
internal import SystemPackage

extension Subject {
  static let control = Subject("control") { input, _ in
    let control = try Control(parsing: String(text: input, in: "control"), file: "control")
    _ = try control.compatibility(override: nil)
    _ = control.buildDependencies.addOns
    for package in control.packages {
      guard package.name.stagedPlace == package.name, package.prefix.stagedPlace == package.prefix else {
        throw Fault(
          "takes a name or Basedir that leads out of a package: '\(package.name)', '\(package.prefix)'")
      }
      _ = Description(package.field("Description") ?? "")
      _ = Description.shortened(package.synopsis, to: 256)
      _ = package.isBuilt(on: "amd64")
      var problems = Problems()
      for field in ["Depends", "Conflicts", "Build-Depends"] {
        _ = try Relation.list(package.field(field) ?? "", in: package.paragraph, field: field, &problems)
      }
      try problems.throwIfAny()
    }
  }

  static let changelog = Subject("changelog") { input, _ in
    let changelog = try Changelog(parsing: String(text: input, in: "changelog"), file: "changelog")
    guard 0...0xffff_ffff ~= changelog.date, !changelog.packageVersion.isEmpty else {
      throw Fault("takes a date or a version that no package can have")
    }
  }

  /// What make prints of a rules file.
  static let rules = Subject("rules", longest: 8192) { input, _ in
    let text = try String(text: input, in: "rules")
    let database = MakeDatabase(parsing: text)
    _ = MakeDatabase(parsing: text, status: 2, candidates: ["build", "clean", "override_pkgh-install"])
    let rules = RulesFile(targets: database.targets)
    _ = Sequences.targets.map { rules.isEmpty($0) }
    let problems = try Hooks.problems(in: rules, steps: Array(Sequences.usualSteps), packages: [])
    _ = problems.map(\.description)
  }

  /// An add-on of a source's own.
  static let addOn = Subject("addon") { input, workplace in
    try workplace.write("debian-like/addons/own", input)
    try workplace.inside {
      let addOn = try AddOn(named: "own", program: "/nonexistent/bin/pkgh")
      _ = addOn.commands.map(\.place.description)
      var sequences = Sequences()
      try addOn.apply(to: &sequences)
      _ = sequences.steps
    }
  }

  /// The files that list names, globs and links, such as `PACKAGE.install`, `.links` and `.modes`.
  static let kinds = Subject("kinds", longest: 16 << 10) { input, workplace in
    try workplace.write("usr/bin/tool", [])
    try workplace.write("debian-like/tmp/etc/conf", [])
    let values = Substitutions(
      ["PKG": "PKGfuzz", "a": "${b} ${b}", "b": "${PKG}"], environment: ["HOME": "/root"])
    let file = try ConfigFile(parsing: String(text: input, in: "kind"), path: "kind", substitutions: values)
    try workplace.inside {
      let files = try SourceFiles()
      var list = CopyList(into: "stage", origins: Origins(path: "notes"))
      for line in file.lines {
        for word in line.words {
          for found in try files.matches(word) ?? [] {
            let place = try file.destination(line.words.last ?? "", line)
            guard !"/\(found.name)/\(place)/".utf8.contains("/../".utf8) else {
              throw Fault("'\(word)' leads out of the tree, to '\(found.name)' and '\(place)'")
            }
            try list.add(
              found, as: FilePath("stage").appending(place), from: .line(file.path, line.number),
              excluded: { $0.hasSuffix("~") })
          }
          let name = ByteString(word)
          _ = name.linkText(from: "usr/share/link")
          if let target = name.linkDestination(from: "usr/share/link"), target.components.contains("..") {
            throw Fault("the link '\(name)' leads out of the package, to '\(target)'")
          }
        }
      }
      try CopyList.carryOut(
        [list], Actions(verbose: false, noAct: false, environment: Environment([:]), stages: ["stage"]))
    }
    let modes = try ModesFile(file)
    _ = modes.attributes(of: "usr/bin/tool")
    try modes.requireMatches(among: ["usr/bin/tool", "etc/conf"])
  }
}

extension Workplace {
  /// Runs with the target as the working directory, as helpers run at the top of a source tree.
  func inside(_ body: () throws -> Void) throws {
    let before = try FileDescriptor.open(".", .readOnly)
    try before.closeAfter {
      guard try used().withPlatformString(chdir) == 0 else { throw Fault("cannot enter '\(target)'") }
      defer { fchdir(before.rawValue) }
      try body()
    }
  }
}
