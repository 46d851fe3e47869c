import SystemPackage
import TestSupport
import Testing

@Suite("Add-ons")
struct AddOnTests {
  /// Runs pkgh-installdirs with what add-ons make of it, and shows what is run.
  private func lines(_ addOns: [String: String], _ arguments: String..., buildDepends: String = "") throws
    -> [String]
  {
    var files = Dictionary(uniqueKeysWithValues: addOns.map { ("debian-like/addons/\($0.key)", $0.value) })
    files["debian-like/dirs"] = "usr/bin"
    files["tools/tool*"] = "#!/bin/sh\necho tool: \"$@\"\n"
    files["debian-like/control"] =
      "Source: hello\nMaintainer: A\nBuild-Depends: pkgh-compat (= 1)\(buildDepends)\n\n"
      + "Package: EXhello\nArchitecture: all\nDescription: d\n"
    let tree = try RulesTree(files: files)
    let outcome = try tree.source.run(
      "pkgh", ["install", "--after", "pkgh-prep", "--until", "pkgh-auto-install"] + arguments,
      environment: ["PATH": tree.source.top.appending("tools").string + ":/usr/bin:/bin"])
    // The second place for add-ons lies beside the program that runs, wherever that is.
    let errors = outcome.stderr.replacing(#/ or '/[^']*'/#, with: "")
    return outcome.lines + errors.split(separator: "\n").map(String.init)
  }

  @Test("put steps before and after others, with options of their own")
  func inserts() throws {
    #expect(
      try lines(["x": "# c\nbefore pkgh-installdirs tool a b\nafter pkgh-installdirs tool c\n"], "--with=x")
        == ["   tool a b", "tool: a b", "   pkgh-installdirs", "   tool c", "tool: c"])
  }

  @Test("are applied once, however often they are asked for")
  func once() throws {
    #expect(
      try lines(
        ["x": "before pkgh-installdirs tool\n"], "--with=x,x", "--with=x", buildDepends: ", pkgh-sequence-x")
        == ["   tool", "tool:", "   pkgh-installdirs"])
  }

  @Test("give options to steps and take steps away")
  func edits() throws {
    #expect(
      try lines(["x": "options pkgh-installdirs -v --all"], "--with", "x").first
        == "   pkgh-installdirs -v --all")
    #expect(
      try lines(["x": "before pkgh-installdirs tool\nremove pkgh-installdirs\n"], "--with=x") == [
        "   tool", "tool:",
      ])
  }

  @Test("have steps that rules files can hook into, and that see our programs")
  func hooks() throws {
    let tree = try RulesTree(
      "override_tool:\n\t@echo instead\n",
      files: [
        "debian-like/addons/x": "before pkgh-installdirs tool\nafter pkgh-installdirs ./debian-like/do\n",
        "debian-like/do*": "#!/bin/sh\npkgh-installdirs by-name\n",
      ])
    #expect(
      try tree.installDirs("--with=x", "--until=./debian-like/do").lines.first == making("override_tool"))
    #expect(try tree.source.staged() == ["by-name/"])
  }

  @Test("are asked for by the build dependencies, unless they are refused")
  func buildDepends() throws {
    let addOns = ["a": "before pkgh-installdirs tool a", "b": "before pkgh-installdirs tool b"]
    let sequence = ", pkgh-sequence-b, pkgh-sequence-a (= 1)"
    #expect(
      try lines(addOns, buildDepends: sequence)
        == ["   tool a", "tool: a", "   tool b", "tool: b", "   pkgh-installdirs"])
    #expect(
      try lines(addOns, "--without=a", buildDepends: sequence) == [
        "   tool b", "tool: b", "   pkgh-installdirs",
      ])
    #expect(try lines(addOns, "--with=b,a", "--without", "a,b") == ["   pkgh-installdirs"])
    #expect(
      try lines(addOns, "--with=a", "--with=a", "--without=b", buildDepends: ", pkgh-sequence-a")
        == ["   tool a", "tool: a", "   pkgh-installdirs"])
  }

  @Test(
    "say what is wrong with them",
    arguments: [
      ("before none tool", "x:1: there is no step 'none' in any sequence; pkgh(1) lists the steps"),
      ("\nbefore", "x:2: 'before' must be followed by a step"),
      ("before pkgh-prep", "x:1: \(forms), not 'before pkgh-prep'"),
      ("remove pkgh-prep now", "x:1: \(forms), not 'remove pkgh-prep now'"),
      ("options pkgh-prep", "x:1: \(forms), not 'options pkgh-prep'"),
      ("instead pkgh-prep tool", "x:1: \(forms), not 'instead pkgh-prep tool'"),
      ("a\u{0}", "x:1: is not UTF-8 text"),
    ])
  func errors(text: String, message: String) throws {
    #expect(try lines(["x": text], "--with=x") == ["pkgh: debian-like/addons/\(message)"])
  }

  private static let forms =
    "expected 'before STEP COMMAND', 'after STEP COMMAND', 'remove STEP' or 'options STEP OPTION'"

  @Test("must be there, under a plain name")
  func missing() throws {
    #expect(try lines([:], "--without=x") == ["pkgh: there is no add-on 'x' in 'debian-like/addons'"])
    #expect(try lines([:], "--with=x") == ["pkgh: there is no add-on 'x' in 'debian-like/addons'"])
    #expect(
      try lines([:], buildDepends: ", pkgh-sequence-x") == [
        "pkgh: debian-like/control:3: 'pkgh-sequence-x': there is no add-on 'x': write 'debian-like/addons/x', or "
          + "delete it"
      ])
    for name in ["../x", ".x", "/etc/passwd"] {
      #expect(try lines([:], "--without=\(name)") == ["pkgh: '\(name)' is not a valid name of an add-on"])
      #expect(try lines([:], "--with=\(name)") == ["pkgh: '\(name)' is not a valid name of an add-on"])
    }
  }

  @Test("are refused where nothing asks for them, unless a recipe of the rules file does")
  func unused() throws {
    let files = ["debian-like/addons/x": "before pkgh-clean tool\n"]
    let fault =
      "debian-like/addons/x: nothing uses this add-on: write 'pkgh $@ --with=x' in 'debian-like/rules', or "
      + "'Build-Depends: pkgh-sequence-x' in 'debian-like/control'; or delete it\n"
    let refused = { (program: String) in Outcome(status: 1, stderr: "\(program): \(fault)") }
    let tree = try RulesTree(files: files)
    #expect(try tree.pkgh("clean", "--no-act") == refused("pkgh"))
    #expect(try tree.source.run("pkgh-testdir") == refused("pkgh-testdir"))
    #expect(try tree.pkgh("clean", "--no-act", "--without=x").status == 0)
    try tree.source.remove("debian-like/addons/x")
    try tree.source.write("debian-like/addons/x~", "")
    #expect(try tree.source.run("pkgh-testdir") == Outcome())
    let named = try RulesTree("binary:\n\tpkgh $@ --with=y,x\n", files: files)
    #expect(try named.pkgh("clean", "--no-act").status == 0)
    #expect(try named.source.run("pkgh-testdir") == Outcome())
    // Without a rules file a person may ask for it.
    let plain = try ScratchSource(files: files)
    #expect(try plain.run("pkgh-testdir") == Outcome())
    #expect(try plain.run("pkgh", ["clean", "--no-act", "--with=x"]).status == 0)
    #expect(try plain.run("pkgh", ["clean", "--no-act"]) == refused("pkgh"))
  }

  @Test("give helpers only options that they have, which is known before anything is run")
  func options() throws {
    let text = """
      options pkgh-strip --kep
      before pkgh-prep pkgh-installdirs --al a
      after pkgh-prep tool --any
      options pkgh-installdirs --mainpackage=EXhello -O--other
      options pkgh-buildstream --nothing-like-it

      """
    let faults = [
      "1: 'pkgh-strip' has no option '--kep': see 'pkgh-strip --help'",
      "2: 'pkgh-installdirs' has no option '--al': did you mean '--all'?",
      "5: 'pkgh-buildstream' has no option '--nothing-like-it': see 'pkgh-buildstream --help'",
    ]
    #expect(try lines(["x": text], "--with=x") == faults.map { "pkgh: debian-like/addons/x:\($0)" })
  }

  @Test("may name a program that is not there")
  func noProgram() throws {
    #expect(
      try lines(["x": "before pkgh-installdirs no-such-tool"], "--with=x")
        == ["   no-such-tool", "pkgh: cannot run 'no-such-tool': no such file or directory"])
  }
}
