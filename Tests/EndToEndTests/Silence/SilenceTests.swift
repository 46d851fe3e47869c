import Commands
import FileSystem
import Helpers
import SystemPackage
import TestSupport
import Testing

@testable import Packaging

/// "Nothing is silently dropped": each row of the tables is misspelt in several ways, all in one tree.
///
/// What is said of a tree is a golden text in `Tests/Golden/silence`, and names each misspelling. A new kind of file, step,
/// option or field gets its lines by `make golden`.
@Suite("Nothing is silent")
struct SilenceTests {
  /// Runs a program in a tree, which it must refuse, and compares what it says.
  ///
  /// - Parameter faults: What it must name, each in quotes, in a line that ends with what to do.
  private func expect(
    _ name: String, naming faults: [String], in source: ScratchSource, _ program: String = "pkgh-testdir",
    _ arguments: [String] = []
  ) throws {
    let outcome = try source.run(program, arguments, environment: ["PKGH_HOST_ARCH": "pdp11"])
    #expect(outcome.stdout == "" && outcome.status == 1)
    let lines = outcome.stderr.split(separator: "\n")
    for fault in faults {
      #expect(
        lines.contains { $0.contains("'\(fault)'") || $0.contains("/\(fault): ") },
        "'\(fault)' is passed over in silence")
    }
    #expect(Set(lines).count == lines.count, "a line is there twice")
    let command = ([program] + arguments.filter { _ in arguments.count < 5 }).joined(separator: " ")
    try expectGolden("$ \(command)\n\(outcome.stderr)[\(outcome.status)]\n", "silence/\(name).txt")
  }

  private func tree(_ names: [String], packages: String? = nil) throws -> ScratchSource {
    try ScratchSource(
      packages: packages,
      files: Dictionary(names.map { ("debian-like/\($0)", "") }, uniquingKeysWith: { one, _ in one }))
  }

  /// The kinds by a name that a file may have.
  private func kinds(_ isIncluded: (FileKind) -> Bool) -> [String] {
    FileKind.all.filter(isIncluded).map { $0.name.replacing("CLASS", with: "conf") }
  }

  @Test("Kinds of files, misspelt for a package and for the source")
  func files() throws {
    let ofPackages = Slip.all(of: kinds { $0.isOfPackages }).map { "EXhello.\($0.misspelt)" }
    let ofSource = Slip.all(of: kinds { _ in true }).map(\.misspelt)
    // The misspelt file stands for another kind there is.
    let names = (ofPackages + ofSource).filter {
      FileKind.named($0.replacing("EXhello.", with: "")[...]) == nil
    }
    try expect("files", naming: names, in: tree(names))
  }

  @Test("Names of packages and machines, misspelt in each kind of file")
  func owners() throws {
    let kinds = kinds { $0.isOfPackages }
    let names =
      Slip.all(of: ["EXhello"]).flatMap { slip in kinds.map { "\(slip.misspelt).\($0)" } }
      + kinds.map { "other.\($0)" }
      + Slip.all(of: ["sparc", "linux"]).map { "EXhello.install.\($0.misspelt)" }
      + kinds.prefix(3).map { "\($0).sparc" }
      + self.kinds { !$0.isOfPackages }.flatMap { ["EXhello.\($0)", "\($0).sparc", "\($0).linux"] }
    try expect("owners", naming: names, in: tree(names))
  }

  @Test("Files that nearer ones hide from the packages, and those for a machine that no package is for")
  func hidden() throws {
    let kinds = FileKind.all.filter { $0.owner == .package }.map { $0.name.replacing("CLASS", with: "conf") }
    let machines = self.kinds { $0.isOfPackages }.map { "EXdoc.\($0).sparc" }
    let names =
      kinds.flatMap { [$0, "EXprog.\($0)"] } + ["copyright", "EXprog.copyright", "EXdoc.copyright"] + machines
    let packages = ScratchSource.twoPackages.replacing("Architecture: all", with: "Architecture: i86pc")
    try expect("hidden", naming: kinds + ["copyright"] + machines, in: tree(names, packages: packages))
  }

  @Test("Files of dh_make, templates, and files for other tools misspelt")
  func others() throws {
    let examples =
      ["control.in", "hello.desktop.in"]
      + ["EXhello.install", "docs", "postinst", "watch", "init.d"]
      .flatMap { ["\($0).ex", "\($0).EX"] }
    let known = Slip.all([.missing, .doubled, .letterCase], of: FileAdvice.known.sorted()).map(\.misspelt)
    let names = examples + known + ["gbp.config", "EXhello.web.cron.d"]
    try expect("others", naming: names, in: tree(names))
  }

  @Test("Files that are named only with everything else, or to be removed or left out")
  func wideNames() throws {
    let names = ["notes", "EXhello.postinst", "tinyproxy.init"]
    let source = try tree(names)
    let texts = [
      "clean": "debian-like/*\ndebian-like/notes\n", "not-installed": "debian-like/notes\n",
      "rules": "%:\n\tpkgh $@\nx:\n\tls debian-like/* debian-like/*.*\n\trm -f debian-like/notes\n",
      "addons/x": "after pkgh-install ls debian-like/?*\n",
    ]
    for (name, text) in texts { try source.write("debian-like/\(name)", text) }
    try expect("wide-names", naming: names, in: source)
  }

  @Test("Files of Debian's packaging, for a package and for the first, and misspelt")
  func debianFiles() throws {
    let kinds = DebianFileKind.names
    let names =
      kinds.flatMap { ["EXhello.\($0)", $0] }
      + Slip.all([.exchanged], of: kinds).map { "EXhello.\($0.misspelt)" }
      + DebianFileKind.directories.keys.map { "\($0)/x" }
    let tops = names.map { String($0.prefix { $0 != "/" }) }
    try expect("debian-files", naming: tops, in: tree(names))
  }

  @Test("Hooks, with a slip in the step, before it and after it")
  func hooks() throws {
    let steps = Sequences.usualSteps
    let misspelt = Slip.all(of: steps).enumerated().map { index, slip in
      Hooks.prefixes[index % Hooks.prefixes.count] + slip.misspelt
    }
    let ofDebhelper = steps.map { "override_dh_" + $0.dropFirst("pkgh-".count).replacing("-", with: "_") }
    let prefixes = Slip.all(of: Hooks.prefixes.map { String($0.dropLast()) }).map {
      "\($0.misspelt)_pkgh-strip"
    }
    let suffixes = (Slip.all(of: ["-arch", "-indep"]).map(\.misspelt) + ["-any", "-all"]).map {
      "override_pkgh-strip\($0)"
    }
    let others =
      [
        "overridepkgh-strip", "override.pkgh-strip", "execute_instead_pkgh-strip",
        "debian_override_pkgh-strip",
      ]
      + ["override_pkgh-strip-arch", "pkgh-strip", "override_pkgh-auto-%", "execute_after_dh_%"]
      + Hooks.prefixes
    let targets = misspelt + ofDebhelper + prefixes + suffixes + others
    try expect("hooks", naming: targets, in: rules(targets))
  }

  @Test("Targets of sequences")
  func sequences() throws {
    let misspelt = Slip.all(of: Sequences.targets).map(\.misspelt)
    try expect("sequences", naming: misspelt, in: rules(misspelt))
  }

  @Test("Calls of our programs in the rules file, and of those that are not there yet")
  func ownCalls() throws {
    let misspelt = Slip.all(of: Sequences.usualSteps).map(\.misspelt)
    let debhelper = DebhelperSteps.names.map { "pkgh-\($0)" }
    let calls = misspelt + debhelper
    try expect(
      "own-calls", naming: calls, in: RulesTree("x:\n" + calls.map { "\t\($0)\n" }.joined()).source)
  }

  @Test("Variables that the rules file sets, ours and those that dpkg reads")
  func buildVariables() throws {
    let misspelt = Slip.all(of: BuildVariables.own.map { String($0.dropFirst("PKGH_".count)) }).map {
      "PKGH_\($0.misspelt)"
    }
    let names = misspelt + ["DEB_BUILD_MAINT_OPTIONS", "DEB_LDFLAGS_MAINT_APPEND"]
    try expect(
      "build-variables", naming: names, in: RulesTree(names.map { "export \($0) = 1\n" }.joined()).source)
  }

  @Test("Hooks of debhelper's steps that there are not")
  func debhelperSteps() throws {
    let targets = DebhelperSteps.names.map { "execute_after_dh_" + $0.replacing("-", with: "_") }
    try expect("debhelper-steps", naming: targets, in: rules(targets))
  }

  private func rules(_ targets: [String]) throws -> ScratchSource {
    try RulesTree(targets.map { "\($0):\n\t@true\n" }.joined()).source
  }

  @Test("Programs and variables of debhelper in the rules file")
  func debhelperCalls() throws {
    let names =
      Sequences.usualSteps.map { String($0.dropFirst("pkgh-".count)) } + DebhelperSteps.names + [
        "somethingelse"
      ]
    let programs = names.map { "dh_" + $0.replacing("-", with: "_") }
    let variables = ["DH_VERBOSE", "DH_NO_ACT", "DH_OPTIONS", "DH_ALWAYS_EXCLUDE", "DH_COMPAT", "DH_OTHER"]
    let rules =
      variables.map { "export \($0) = 1\n" }.joined() + "%:\n\tdh $@\nx:\n"
      + programs.map { "\t-\($0) --option\n" }.joined()
    try expect(
      "debhelper-calls", naming: variables + programs, in: ScratchSource(files: ["debian-like/rules": rules]))
  }

  @Test("Fields of both paragraphs, and Debian's")
  func fields() throws {
    let slips = Slip.allCases.filter { $0 != .letterCase }
    let source = Slip.all(slips, of: ControlFields.source).map(\.misspelt)
    let package = Slip.all(slips, of: ControlFields.package).map(\.misspelt)
    let foreign = ControlFields.foreign.keys.sorted().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let misspelt = Slip.all([.exchanged], of: foreign).map(\.misspelt)
    let tree = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nDescription: x\n"
        + (package + foreign + misspelt + ["XB-Mine", "Something", "Uploaders"]).map { "\($0): x\n" }.joined()
    )
    let fields = (source + foreign + ["XS-Mine", "Something", "Depends"]).map { "\($0): x\n" }.joined()
    let control = try tree.read("debian-like/control").replacing(
      "\n\n", with: "\n\(fields)\n", maxReplacements: 1)
    try tree.write("debian-like/control", control)
    try expect("fields", naming: source + package + foreign + misspelt, in: tree)
  }

  @Test("Variables in fields and files, and Debian's")
  func variables() throws {
    let own = ["PKG", "VERSION", "ARCH", "BASEDIR", "Dollar", "Space", "Tab", "Newline", "MINE"]
    let debian =
      DebianVariables.names + ["misc:Depends", "perl:Depends", "F:x", "DEB_HOST_ARCH", "env:NOTHING"]
    let misspelt = Slip.all(of: own).map(\.misspelt)
    let fields = [
      "Category", "Depends", "Conflicts", "Reverse-Depends", "Vendor", "Hotline", "Owner", "Osrel",
    ]
    let tree = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: all\nDescription: x ${my:text}\n"
        + fields.map { "\($0): ${my:\($0)}\n" }.joined(),
      files: [
        "debian-like/EXhello.substvars": "MINE=1\n",
        "debian-like/EXhello.dirs": (misspelt + debian).map { "${\($0)}\n" }.joined(),
      ])
    let names = misspelt + debian + (fields + ["text"]).map { "my:\($0)" }
    try expect("variables", naming: names.map { "${\($0)}" }, in: tree)
  }

  @Test("Relations with other operators than ours")
  func relations() throws {
    let operators = ["<", "<<", "<=", ">", ">>", ">=", "==", "!=", "=>", "~", "eq"].map { "a (\($0) 1.0)" }
    let others = [
      "a (1.0)", "a ()", "a (=)", "a | b", "a [sparc]", "a <!nocheck>", "a:any", "a b", "a (= 1) (sparc)",
    ]
    let relations = operators + others
    let tree = try ScratchSource(
      packages: ["Depends", "Conflicts", "Reverse-Depends"].enumerated().map { index, field in
        "Package: EX\(index)\nArchitecture: all\nDescription: x\n\(field): \(relations.joined(separator: ", "))\n"
      }.joined(separator: "\n"))
    try expect("relations", naming: [], in: tree)
    #expect(try tree.run("pkgh-testdir").stderr.split(separator: "\n").count == 3 * relations.count)
  }

  @Test("Names of architectures, and Debian's")
  func architectures() throws {
    // With other digits it is another machine's, such as 'sparcv8'.
    let digits = { (name: String) in name.filter(\.isNumber) }
    let misspelt = Slip.all(of: ["any", "all", "sparc", "x86_64", "i86pc", "aarch64"])
      .filter { digits($0.word) == digits($0.misspelt) }.map(\.misspelt)
    let debian = Architectures.debian.keys.sorted() + ["linux-any", "any-amd64", "!sparc"]
    let tree = try ScratchSource(
      packages:
        "Package: EXhello\nArchitecture: \((misspelt + debian).joined(separator: " "))\nDescription: x\n")
    try expect("architectures", naming: misspelt + debian, in: tree)
  }

  @Test("Files of build systems: those of others, and ours misspelt")
  func buildSystems() throws {
    let foreign = ForeignBuildSystem.files.map { $0.0.replacing("*", with: "hello") }
    let own = BuildSystems.all.flatMap { $0.files }
    var text = ""
    for file in foreign + Slip.all(of: own).map(\.misspelt) where !own.contains(file) {
      let tree = try ScratchSource(files: [file: ""])
      let outcome = try tree.run("pkgh-auto-build")
      #expect(outcome.status == 1 && outcome.stdout == "" && outcome.stderr.contains("\(file): "), "\(file)")
      text += outcome.stderr
    }
    let names = Slip.all(of: BuildSystems.all.map { $0.name }).map(\.misspelt)
    for name in names {
      let outcome = try ScratchSource().run("pkgh-auto-build", ["--buildsystem=\(name)"])
      #expect(outcome.status == 1 && outcome.stderr.contains("'\(name)'"), "\(name)")
      text += outcome.stderr
    }
    try expectGolden("$ pkgh-auto-build\n\(text)", "silence/build-systems.txt")
  }

  @Test("Steps of add-ons, and what an add-on's line begins with")
  func addOns() throws {
    let verbs = Slip.all([.missing, .exchanged], of: ["before", "after", "remove", "options"]).map(\.misspelt)
    let steps = Slip.all([.missing, .exchanged, .separator], of: Sequences.usualSteps).map(\.misspelt)
    let lines = verbs.map { "\($0) pkgh-prep tool" } + steps.map { "before \($0) tool" }
    let tree = try ScratchSource(files: ["debian-like/addons/x": lines.joined(separator: "\n") + "\n"])
    try expect("add-ons", naming: steps, in: tree, "pkgh", ["clean", "--with=x"])
  }

  @Test("Build dependencies that ask pkghelper or debhelper for something")
  func buildDependencies() throws {
    let misspelt = Slip.all([.missing, .exchanged, .doubled], of: ["pkgh-compat", "pkgh-sequence-x"]).map(
      \.misspelt)
    let debian = ["debhelper", "debhelper-compat", "dh-sequence-python3"]
    let tree = try ScratchSource(files: ["debian-like/addons/x": ""])
    let control = try tree.read("debian-like/control").replacing(
      "pkgh-compat (= 1)", with: (misspelt + debian).map { "\($0) (= 1)" }.joined(separator: ", "))
    try tree.write("debian-like/control", control)
    try expect("build-dependencies", naming: misspelt + debian, in: tree)
  }

  @Test("Options for the helpers")
  func options() throws {
    let used = helpers.filter { Sequences.usualSteps.contains($0.name) }
    let options = Set(used.flatMap { $0.longOptions }).subtracting(["--help", "--version", "--verbose"])
      .sorted()
    // '--' is part of the option and not misspelt.
    let misspelt = Slip.all([.missing, .separator], of: options.map { String($0.dropFirst(2)) }).map {
      "--\($0.misspelt)"
    }
    try expect("options", naming: misspelt, in: RulesTree().source, "pkgh", ["clean"] + misspelt)
  }
}
