import TestSupport
import Testing

@Suite("A path in two packages")
struct SharedPathsTests {
  /// Makes the packages of a tree whose stages are filled, and gives what is said of it.
  private func build(
    _ files: [String: String], links: [String: String] = [:], fields: String = "", _ options: [String] = []
  )
    throws -> Outcome
  {
    let source = try ScratchSource(
      packages: "\(ScratchSource.twoPackages)\n\(fields)",
      files: Dictionary(uniqueKeysWithValues: files.map { ("debian-like/\($0.key)", $0.value) }))
    for (link, target) in links { try source.link("debian-like/\(link)", to: target) }
    for helper in ["pkgh-installscripts", "pkgh-genpkginfo", "pkgh-gendepend", "pkgh-genprototype"] {
      let outcome = try source.run(helper)
      if outcome != Outcome() { return outcome }
    }
    return try source.run("pkgh-buildstream", options)
  }

  private func refusal(_ place: String) -> Outcome {
    Outcome(
      status: 1,
      stderr:
        "pkgh-buildstream: debian-like/control:9: '\(place)' is in 'EXprog' and in 'EXdoc', and differs: install it "
        + "in one of them, or write 'Conflicts: EXprog' where nobody needs both\n")
  }

  @Test("is an error where they differ")
  func differs() throws {
    #expect(
      try build(["EXprog/opt/x/a": "1", "EXdoc/opt/x/a": "2", "EXprog/opt/x/b": "", "EXdoc/opt/x/c": ""])
        == refusal("/opt/x/a"))
    // Of the same length and with the same sum.
    #expect(try build(["EXprog/opt/x/a": "ab", "EXdoc/opt/x/a": "ba"]) == refusal("/opt/x/a"))
    #expect(try build(["EXprog/opt/x/a": "", "EXdoc/opt/x/a/b": ""]) == refusal("/opt/x/a"))
    #expect(
      try build(["EXprog/opt/x/a": "", "EXdoc/opt/x/b": ""], links: ["EXdoc/opt/x/a": "b"])
        == refusal("/opt/x/a"))
  }

  @Test("is right where both have the same, or cannot be installed together")
  func same() throws {
    let same = ["EXprog/opt/x/a": "1", "EXdoc/opt/x/a": "1"]
    #expect(try build(same) == Outcome())
    let other = ["EXprog/opt/x/a": "1", "EXdoc/opt/x/a": "2"]
    for field in ["EXprog", "EXprog (= 1.0,REV=1)", "SUNWx, EXprog"] {
      #expect(try build(other, fields: "Conflicts: \(field)") == Outcome())
    }
    #expect(try build(other, fields: "Conflicts: EXprog (= 0.9)") == refusal("/opt/x/a"))
  }

  @Test("is compared where it is on the target machine, and by what a hard link is a name of")
  func places() throws {
    #expect(
      try build(["EXprog/opt/x/a": "1", "EXdoc/opt/x/a": "2"], fields: "Basedir: /opt/x")
        == refusal("/opt/x/a"))
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: [
        "debian-like/EXprog/opt/x/a": "1", "debian-like/EXdoc/opt/x/a": "1", "debian-like/EXdoc/opt/x/b": "1",
      ])
    try source.hardLink("debian-like/EXprog/opt/x/b", to: "debian-like/EXprog/opt/x/a")
    for helper in ["pkgh-genpkginfo", "pkgh-genprototype", "pkgh-buildstream"] {
      #expect(try source.run(helper) == Outcome())
    }
  }

  @Test("is an error also where the packages are written one after the other, in runs of their own")
  func oneByOne() throws {
    let files = ["EXprog/opt/x/a": "1", "EXdoc/opt/x/a": "2", "EXdoc/opt/x/b": ""]
    let message =
      "pkgh-buildstream: debian-like/control:9: '/opt/x/a' is in 'EXprog' as it was staged last, and in 'EXdoc', and "
      + "differs: install it in one of them, or write 'Conflicts: EXprog' where nobody needs both\n"
    #expect(try build(files, ["-pEXdoc"]) == Outcome(status: 1, stderr: message))
    #expect(try build(files, fields: "Conflicts: EXprog", ["-pEXdoc"]) == Outcome())
    #expect(try build(["EXprog/opt/x/a": "1", "EXdoc/opt/x/b": "2"], ["-pEXdoc"]) == Outcome())
    // One that cannot be written itself does not stand in the way of another.
    let source = try ScratchSource(
      packages: ScratchSource.twoPackages,
      files: [
        "debian-like/EXprog/opt/x/a": "", "debian-like/EXdoc/opt/x/a": "1",
        "debian-like/.pkgh/EXprog/prototype": "nonsense\n",
      ])
    for helper in ["pkgh-genpkginfo", "pkgh-genprototype", "pkgh-buildstream"] {
      #expect(try source.run(helper, ["-pEXdoc"]) == Outcome())
    }
  }

  @Test("may differ by a conflict for an architecture only where the other package is for that")
  func architectures() throws {
    let other = ["EXprog/opt/x/a": "1", "EXdoc/opt/x/a": "2"]
    #expect(try build(other, fields: "Conflicts: EXprog (vax)") == refusal("/opt/x/a"))
    #expect(try build(other, fields: "Conflicts: EXprog (\(try Self.host()))") == Outcome())
  }

  private static func host() throws -> String {
    let source = try ScratchSource(packages: ScratchSource.twoPackages)
    _ = try source.run("pkgh-genpkginfo")
    let info = try source.read("debian-like/.pkgh/EXprog/install/pkginfo")
    return info.split(separator: "\n").compactMap { $0.hasPrefix("ARCH=") ? String($0.dropFirst(5)) : nil }
      .first ?? ""
  }
}
