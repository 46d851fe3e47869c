import FileSystem
import TestSupport
import Testing

@Suite("Build-Depends of pkgh-buildpackage")
struct InstalledPackagesTests {
  /// A tree without a rules file, which builds one package.
  private func tree(_ depends: String, fields: String = "", architecture: String = "all") throws
    -> ScratchSource
  {
    let source = try ScratchSource(
      packages: "Package: EXhello\nArchitecture: \(architecture)\nDescription: d\n",
      files: ["data": "", "debian-like/install": "data opt"])
    try source.write(
      "debian-like/control",
      source.read("debian-like/control").replacing(
        "pkgh-compat (= 1)\n", with: "pkgh-compat (= 1), \(depends)\n\(fields)"))
    return source
  }

  /// The environment of a machine on which dpkg knows some packages: status, name, architecture, Multi-Arch, version, Provides.
  private func machine(_ source: ScratchSource, _ packages: [String]) throws -> [String: String] {
    let rows = packages.map { $0.replacing("|", with: "\t") }.joined(separator: "\n")
    return try source.stub("dpkg-query", answers: rows.isEmpty ? [:] : ["--show": rows])
  }

  private static let packages = [
    "install ok installed|dpkg|amd64|foreign|1.22.6|dpkg-x (= 3), dpkg-y",
    "install ok installed|make|amd64|allowed|4.3-4.1|",
    "install ok installed|gcc|amd64||4:12.2.0-3|c-compiler",
    "deinstall ok config-files|gone|amd64||1|", "install ok installed|liba|i386|same|1|",
    "install ok installed|tool|i386|foreign|1|", "install ok installed|pre|amd64||1.0~rc1-1|",
    "install ok installed|text|all||2.0|", "hold ok installed|held|amd64||00001.0+b2|",
  ]

  /// What is said of a field on the machine with these packages.
  private func faults(
    _ depends: String, fields: String = "", architecture: String = "all", profiles: String = ""
  ) throws
    -> [String]
  {
    let source = try tree(depends, fields: fields, architecture: architecture)
    var environment = try machine(source, Self.packages)
    environment.merge(["PKGH_HOST_ARCH": "x86_64", "DEB_BUILD_PROFILES": profiles]) { $1 }
    let outcome = try source.run("pkgh-buildpackage", environment: environment)
    let calls = try source.calls(of: "dpkg-query")
    #expect(calls.count == 1)
    #expect(outcome.status == (outcome.stderr.isEmpty ? 0 : 1))
    #expect(outcome.stderr.isEmpty || outcome.stdout.isEmpty)
    return outcome.stderr.split(separator: "\n").map { line in
      String(line).replacing("pkgh-buildpackage: debian-like/control:3: ", with: "")
        .replacing(": install it, or build with '--no-check-builddeps'", with: "")
    }
  }

  @Test("is met by packages, by what they provide, and where it does not apply")
  func met() throws {
    let relations = [
      "make", "make (>= 4.3)", "make (= 4.3-4.1)", "make (<< 4.10)", "make(>=4.3-4)", "make (> 4.3-4.1)",
      "none | make", "gcc (>> 99)", "gcc (>= 5:1) | c-compiler", "dpkg-x (>= 2)", "dpkg-y", "text:native",
      "tool",
      "liba:any", "make:any", "none [!amd64]", "none [kfreebsd-any i386]", "none [!linux-any]",
      "none <!nocheck>",
      "none <cross> <stage1>", "none [i386] | none [sparc]", "pre (<< 1.0)", "pre (>= 1.0~rc1)",
      "pre (>> 1.0~beta2)", "held (= 1.0+b2)", "held (>> 1.0)", "held (<< 1.0+b10)", "pkghelper",
    ]
    #expect(try faults(relations.joined(separator: ", "), profiles: "nocheck") == [])
  }

  @Test("names everything that is not installed")
  func unmet() throws {
    let relations = [
      "none", "gone", "c-compiler (>= 1)", "none [amd64]", "none [linux-any]", "none [any]",
      "none [any-amd64]",
      "none [x86_64]", "none <nocheck>", "none <!stage1 nocheck>", "none | gone",
    ]
    #expect(
      try faults((relations + ["dpkg-x (>= 4)", "liba"]).joined(separator: ", "), profiles: "nocheck")
        == relations.map { "'\($0)' is not installed" } + [
          "'dpkg-x (>= 4)' is not installed ('dpkg-x' is there in version 3)",
          "'liba' is not installed ('liba' is there in version 1)",
        ])
  }

  @Test("is checked as a whole, and before anything is done")
  func several() throws {
    #expect(
      try faults("make (>= 9), none [sparc] | gone | gcc (<< 4:12), text") == [
        "'make (>= 9)' is not installed ('make' is there in version 4.3-4.1)",
        "'gone | gcc (<< 4:12)' is not installed ('gcc' is there in version 4:12.2.0-3)",
      ])
  }

  @Test("has fields for packages that depend on the architecture, and for others")
  func fields() throws {
    let fields = "Build-Depends-Arch: none-arch\nBuild-Depends-Indep: none-indep\n"
    #expect(
      try faults("make", fields: fields)
        == ["pkgh-buildpackage: debian-like/control:5: 'none-indep' is not installed"])
    #expect(
      try faults("make", fields: fields, architecture: "any")
        == ["pkgh-buildpackage: debian-like/control:4: 'none-arch' is not installed"])
  }

  @Test(
    "is not asked for with -d, nor where nothing is done",
    arguments: ["-d", "--no-check-builddeps", "--no-act"])
  func notChecked(option: String) throws {
    let source = try tree("none")
    let environment = try machine(source, Self.packages)
    let outcome = try source.run("pkgh-buildpackage", [option], environment: environment)
    #expect(outcome.status == 0 && outcome.stderr == "")
    #expect(try source.calls(of: "dpkg-query") == [])
    #expect(try source.run("pkgh", ["binary"], environment: environment).status == 0)
    #expect(try source.calls(of: "dpkg-query") == [])
  }

  @Test("means programs where dpkg is not there, or installs nothing")
  func withoutDpkg() throws {
    let source = try tree("tool, libx-dev | liby-dev, tool (>= 2), other")
    try source.scratch.write("programs/tool", "#!/bin/sh\n", mode: 0o755)
    try source.scratch.write("programs/other", "not a program")
    let stub = try machine(source, [])
    for path in ["\(source.scratch.path)/programs", "\(source.scratch.path)/programs:\(stub["PATH"] ?? "")"] {
      let outcome = try source.run("pkgh-buildpackage", environment: ["PATH": path])
      #expect(outcome.status == 0)
      #expect(
        outcome.stderr
          == ["libx-dev | liby-dev", "tool (>= 2)", "other"].map {
            "pkgh-buildpackage: warning: debian-like/control:3: whether '\($0)' is installed cannot be known: there is no "
              + "dpkg to ask\n"
          }.joined())
    }
  }
}
