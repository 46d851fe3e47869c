@testable import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport
import Testing

/// What pkgadd was seen to do with packages whose maps are in order line by line.
@Suite("rules of the installation")
struct InstallationRulesTests {
  private static let info =
    "PKG=a\nNAME=A\nARCH=all\nVERSION=1\nCATEGORY=application\nBASEDIR=/opt/a\nCLASSES=none conf last\n"

  /// A prototype, and what is wrong with it to the installers.
  struct Case: CustomTestStringConvertible {
    let lines: [String]
    let findings: [String]
    var info = InstallationRulesTests.info

    init(_ lines: String, _ findings: String..., info: String = InstallationRulesTests.info) {
      self.lines = lines.split(separator: ";").map {
        $0.trimmingPrefix(" ") + ($0.contains("=") ? "" : " 0755 a b")
      }
      self.findings = findings
      self.info = info
    }

    var testDescription: String { lines.joined(separator: "; ") }
  }

  private func prototype(_ test: Case) throws -> Prototype {
    let prototype = try Prototype(
      parsing: Array("i pkginfo\n\(test.lines.joined(separator: "\n"))\n".utf8), file: "proto")
    return try Prototype(
      entries: prototype.entries.map { entry in
        let text: [UInt8] = entry.object.kind == .information ? Array(test.info.utf8) : []
        return Prototype.Entry(entry.object, source: .bytes(text), place: entry.place)
      })
  }

  private static let cases = [
    // Recorded: link() finds no file, pkgadd ends with 2.
    Case(
      "f conf m; l none z=m",
      "proto:3: 'z' is a hard link of class 'none' to 'm' on line 2 of 'proto', which is installed later with the class 'conf': give the link that class"
    ),
    Case(
      "f conf m; l none y=m; l none z=y",
      "proto:3: 'y' is a hard link of class 'none' to 'm' on line 2 of 'proto', which is installed later with the class 'conf': give the link that class",
      "proto:4: 'z' is a hard link of class 'none' to 'm' on line 2 of 'proto', which is installed later with the class 'conf': give the link that class"
    ),
    Case("f none m; l conf z=m"), Case("f conf m; l conf z=m; l last b=z"), Case("f none /m; l none z=/m"),
    Case(
      "f conf m; l none /l=/opt/a/m",
      "proto:3: '/l' is a hard link of class 'none' to 'm' on line 2 of 'proto', which is installed later with the class 'conf': give the link that class"
    ),
    Case("l none z=elsewhere"), Case("l none y=/usr/bin/elsewhere; l none z=y"),
    Case(
      "d none d; l none z=d",
      "proto:3: 'z' is a hard link to the directory 'd' on line 2 of 'proto': write a symbolic link"),
    Case("l none z=z", "proto:2: 'z' is a hard link that leads to itself"),
    Case(
      "l none y=z; l none z=y", "proto:2: 'y' is a hard link that leads to itself",
      "proto:3: 'z' is a hard link that leads to itself"),
    // Recorded: "unable to create symbolic link", and the same for a pipe.
    Case(
      "d conf d; s none d/s=../m",
      "proto:3: 'd/s' is of class 'none', but its directory 'd' on line 2 of 'proto' is of class 'conf', which is installed later: the installers cannot make it; give both the same class"
    ),
    Case(
      "d conf d; p none d/p",
      "proto:3: 'd/p' is of class 'none', but its directory 'd' on line 2 of 'proto' is of class 'conf', which is installed later: the installers cannot make it; give both the same class"
    ),
    Case(
      "x last x; f none m; l conf x/l=../m",
      "proto:4: 'x/l' is of class 'conf', but its directory 'x' on line 2 of 'proto' is of class 'last', which is installed later: the installers cannot make it; give both the same class"
    ),
    // Recorded: installed, but pkgrm leaves d behind; the file has made the directory for the link.
    Case(
      "d conf d; f none d/m; s none d/s=m",
      "proto:3: 'd/m' is of class 'none', but its directory 'd' on line 2 of 'proto' is of class 'conf', which is installed later: pkgrm leaves the directory behind"
    ),
    Case(
      "d conf d; d none d/e",
      "proto:3: 'd/e' is of class 'none', but its directory 'd' on line 2 of 'proto' is of class 'conf', which is installed later: pkgrm leaves the directory behind"
    ),
    Case("d none d; s conf d/s=m; p conf d/p"), Case("d conf d; s last d/s=m"),
    Case(
      "s none d=e; f none d/m",
      "proto:3: 'd/m' is below the symbolic link 'd' on line 2 of 'proto', and is installed where that leads"),
    Case("p none d; p none d/m", "proto:3: 'd/m' cannot be in 'd', which is not a directory"),
    // A name that comes between a directory and what is in it.
    Case(
      "d conf d; f none d-e; s none d/s=m",
      "proto:4: 'd/s' is of class 'none', but its directory 'd' on line 2 of 'proto' is of class 'conf', which is installed later: the installers cannot make it; give both the same class"
    ),
  ]

  @Test("are those of packages that we make", arguments: cases)
  func assembly(test: Case) throws {
    var found: [String] = []
    do {
      _ = try PackageAssembly(prototype(test), modified: 1).assemble { warning in found.append("\(warning)") }
    } catch let problem as Problem {
      found.append("\(problem)")
    } catch let problems as Problems {
      found += problems.list.map { "\($0)" }
    }
    #expect(found == test.findings)
  }

  @Test("are those of packages that others made", arguments: cases)
  func verification(test: Case) throws {
    let prototype = try prototype(test)
    let scratch = try Scratch()
    let info = try PackageInfo(parsing: Array(test.info.utf8), file: "pkginfo")
    let entries = prototype.entries.map { entry in
      var object = entry.object
      let text = object.kind == .information ? info.serialized : []
      if object.kind.hasContent {
        object.content = .init(size: UInt64(text.count), checksum: Checksum(of: text).value, modified: 1)
      }
      return object
    }
    let origins = Dictionary(
      uniqueKeysWithValues: entries.filter(\.kind.hasContent).map {
        ($0.path, PackageSource.Origin.bytes($0.kind == .information ? info.serialized : []))
      })
    let stream = try StreamWriter.bytes(of: [
      PackageSource(info: info, map: PackageMap(entries: entries), origins: origins, modified: 1)
    ])
    let findings = try StreamReader.findings(in: stream, scratch).map { finding in
      finding.replacing("error: ", with: "").replacing("warning: ", with: "")
        .replacing(/\ \[[a-z-]+\]$/, with: "").replacing(/pkgmap:\d+/, with: "pkgmap")
        .replacing(/\ on line \d+ of '[^']+'/, with: "")
    }
    #expect(
      findings
        == test.findings.map {
          $0.replacing(/proto:\d+/, with: "input.pkg: a/pkgmap").replacing(
            /\ on line \d+ of 'proto'/, with: "")
        })
  }

  @Test("are not those of directories that are there before the package")
  func systemDirectories() throws {
    let lines = "i pkginfo\nd conf /etc ? ? ?\ns none /etc/s=m\nf none /etc/f=/dev/null ? ? ?\n"
    let test = try Prototype(parsing: Array(lines.utf8), file: "proto")
    var findings: [Finding] = []
    let info = try PackageInfo(parsing: Array(Self.info.utf8), file: "pkginfo")
    InstallationRules(test.entries.map(\.object), info) { test.entries[$0].place }
      .check { findings.append($0) }
    #expect(findings == [])
  }

  @Test("reads the order of classes as the installers do")
  func classes() {
    for (text, order) in [
      (nil, ["none"]), ("conf none", ["none", "conf"]), ("b\ta  none ", ["none", "b", "a"]),
      ("x y", ["x", "y"]), ("x\ny", ["x", "y"]), ("", []),
    ] as [(String?, [String])] {
      var info = PackageInfo()
      info["CLASSES"] = text
      #expect(info.classes == order)
    }
  }

  @Test("links a name of a chain to its file, where the chain would be made too late")
  func chains() throws {
    func targets(_ lines: String) throws -> [String] {
      try PackageAssembly(prototype(Case(lines)), modified: 1).assemble().map.entries
        .filter { $0.kind == .link }.map { "\($0.path)=\($0.target ?? "")" }
    }
    #expect(try targets("f none m; l none b=z; l none z=m") == ["b=m", "z=m"])
    // Recorded: made in order, one after the other, and left as they are written.
    #expect(try targets("f none b; l none c=b; l none d=c") == ["c=b", "d=c"])
    #expect(
      try targets("d none d; f none d/m; l none a=d/../c; l none c=d/x; l none d/x=m")
        == ["a=d/m", "c=d/m", "d/x=m"])
    #expect(
      try targets("f none m; l none /b=/opt/a/z; l none z=m; f none /n; l none k=l; l none l=/n")
        == ["/b=/opt/a/m", "k=/n", "l=/n", "z=m"])
    #expect(try targets("f none m; l conf b=z; l last z=m") == ["b=m", "z=m"])
  }

  @Test("leaves a chain of variables to the maintainer")
  func variables() throws {
    let test = Case("f none $Dir/m; l none $Dir/b=z; l none $Dir/z=m", info: Self.info + "Dir=/srv\n")
    #expect(
      errorText { _ = try PackageAssembly(prototype(test), modified: 1).assemble() }
        == "proto:3: '$Dir/b' is a hard link to the link '$Dir/z' on line 4 of 'proto', which is made later: link it to what that one leads to"
    )
  }

  /// A path of this many bytes.
  private func path(_ count: Int, _ start: String = "") -> String {
    start + String(repeating: "123456789/", count: count / 10 + 1).prefix(count - start.utf8.count - 1) + "x"
  }

  @Test("know how long a name in the archive may be, with the directory before it")
  func memberNames() throws {
    func fault(_ lines: String) throws -> String? {
      let test = Case(lines, info: Self.info.replacing("/opt/a", with: "/"))
      return errorText { _ = try PackageAssembly(prototype(test), modified: 1).assemble() }
    }
    for (longest, prefix, start) in [
      ("f none \(path(1018))", "", ""), ("f none \(path(1020, "/"))", "", "/"),
      ("f none \(path(1016)); 2 f none y", "", ""),
    ] {
      #expect(try fault(longest) == nil, "\(prefix)\(start)")
      let longer = longest.replacing("f none ", with: "f none z", maxReplacements: start.isEmpty ? 1 : 0)
        .replacing("f none /", with: "f none /z")
      let text = try #require(try fault(longer))
      #expect(text.hasPrefix("proto:2: the path '"))
      #expect(text.hasSuffix("' makes a name of 1025 bytes in the archive; the installers read 1024"))
    }
    #expect(try fault("d none \(path(1022))") == nil)
  }

  @Test("know how long a path may be below BASEDIR")
  func pathsBelowBase() throws {
    // '/opt/a/' has 7 bytes.
    func fault(_ count: Int) throws -> String? {
      errorText { _ = try PackageAssembly(prototype(Case("d none \(path(count))")), modified: 1).assemble() }
    }
    #expect(try fault(1016) == nil)
    #expect(
      try fault(1017)
        == "proto:2: the path '\(path(1017).prefix(80))…' below BASEDIR '/opt/a' is longer than the 1023 bytes that the installers take"
    )
  }

  @Test("warn of a name of 32 characters, for which some installers have no room")
  func longName() throws {
    let name = String(repeating: "x", count: 32)
    for (text, expected) in [
      (name, ["pkginfo:1: PKG '\(name)' is 32 characters long; some installers have room for 31"]),
      (String(name.dropLast()), []),
    ] {
      let info = try PackageInfo(parsing: Array("PKG=\(text)\n".utf8), file: "pkginfo")
      #expect(info.warnings.map { "\($0)" } == expected)
      var warnings: [String] = []
      let test = Case("d none d", info: Self.info.replacing("PKG=a", with: "PKG=\(text)"))
      _ = try PackageAssembly(prototype(test), modified: 1).assemble { warnings.append($0.message) }
      #expect(warnings == info.warnings.map(\.message))
    }
    let stream = try StreamWriter.bytes(of: [PackageSource.sample(name)])
    #expect(
      try StreamReader.findings(in: stream, Scratch()).map { $0.suffix(60) } == [
        "characters long; some installers have room for 31 [pkginfo-long-name]".suffix(60)
      ])
  }

  /// Some objects of three classes below two levels of directories.
  private func randomLines(_ random: inout SeededGenerator) -> String {
    let classes = ["none", "conf", "last"]
    var lines: [String] = []
    var directories = [""]
    for number in 0..<Int.random(in: 2...9, using: &random) {
      let path = (directories.randomElement(using: &random) ?? "") + "n\(number * 7 % 10)"
      let name = classes.randomElement(using: &random) ?? ""
      switch Int.random(in: 0..<10, using: &random) {
      case 0...3:
        lines.append("d \(name) \(path)")
        directories.append(path + "/")
      case 4, 5: lines.append("f \(name) \(path)")
      case 6: lines.append("s \(name) \(path)=x")
      case 7: lines.append("p \(name) \(path)")
      default:
        let target =
          lines.randomElement(using: &random)?.split(separator: " ").last?.prefix { $0 != "=" } ?? "x"
        lines.append("l \(name) \(path)=/opt/a/\(target)")
      }
    }
    return lines.joined(separator: ";")
  }

  @Test("say of every package what pkgadd and pkgrm do with it")
  func model() throws {
    var random = SeededGenerator(seed: 11)
    var refused = 0
    var left = 0
    for _ in 0..<(isThorough ? 20_000 : 1_000) {
      let test = Case(randomLines(&random))
      var warnings: [Problem] = []
      let entries = try prototype(test).entries.filter { $0.object.kind != .information }
      func model(_ entries: [MapEntry]) -> ModelInstaller {
        var installed = entries
        for index in installed.indices { installed[index].path = "/opt/a/" + installed[index].path }
        var model = ModelInstaller(PackageMap(entries: installed), classes: ["none", "conf", "last"])
        model.install()
        return model
      }
      do {
        let source = try PackageAssembly(prototype(test), modified: 1).assemble { warnings.append($0) }
        var installed = model(source.map.entries)
        try #require(installed.failures == [], "\(test.lines)")
        let stays = installed.remove()
        try #require(stays.isEmpty == warnings.isEmpty, "\(test.lines): \(stays), \(warnings)")
        left += stays.isEmpty ? 0 : 1
      } catch let error where error is Problem || error is Problems {
        try #require(model(entries.map(\.object)).failures != [], "\(test.lines): \(error)")
        refused += 1
      }
    }
    #expect(refused > 50 && left > 20)
  }
}
