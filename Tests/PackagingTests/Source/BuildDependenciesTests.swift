import TestSupport
import Testing

@Suite("Build-Depends")
struct BuildDependenciesTests {
  @Test(
    "is refused where it asks Debian's helpers, or ours for what they do not have",
    arguments: [
      (
        "dh-sequence-python3",
        "'dh-sequence-python3' is an add-on of debhelper: delete it, or write 'pkgh-sequence-python3' where 'debian-like/addons/python3' has what it does"
      ),
      ("debhelper-compat (= 13)", "'debhelper-compat' is not used: write 'pkgh-compat (= 1)'"),
      ("debhelper (>= 9)", "'debhelper' is not used: write 'pkgh-compat (= 1)'"),
      (
        "pkgh-sequnce-x",
        "'pkgh-sequnce-x' is not known: did you mean 'pkgh-sequence-x'?"
      ),
      ("pkgh-other", "'pkgh-other' is not known: there are 'pkgh-compat (= N)' and 'pkgh-sequence-NAME'"),
      ("pgkh-compat", "'pgkh-compat' is not known: did you mean 'pkgh-compat'?"),
    ])
  func refused(element: String, message: String) throws {
    let source = try ScratchSource()
    let control = try source.read("debian-like/control")
    try source.write(
      "debian-like/control",
      control.replacing("pkgh-compat (= 1)", with: "pkgh-compat (= 1), make, \(element)"))
    #expect(
      try source.run("pkgh-testdir")
        == Outcome(status: 1, stderr: "pkgh-testdir: debian-like/control:3: \(message)\n"))
  }

  @Test("selects add-ons, which must be there, whichever of the fields names them")
  func addOns() throws {
    let source = try ScratchSource()
    let control = try source.read("debian-like/control")
    try source.write(
      "debian-like/control",
      control.replacing("\n\n", with: "\nBuild-Depends-Indep: pkgh-sequence-none\n\n", maxReplacements: 1))
    for (program, arguments) in [("pkgh", ["clean"]), ("pkgh-testdir", [])] {
      #expect(
        try source.run(program, arguments)
          == Outcome(
            status: 1,
            stderr:
              "\(program): debian-like/control:4: 'pkgh-sequence-none': there is no add-on 'none': write "
              + "'debian-like/addons/none', or delete it\n"))
    }
  }
}
