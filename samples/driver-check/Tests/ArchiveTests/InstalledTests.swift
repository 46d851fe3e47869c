import Archive
import ProgramTesting
import Sysroot
import Testing

@Suite("Releases and packages")
struct InstalledTests {
  @Test(
    "the release is known by its files",
    arguments: [
      ("etc/debian_version", "3.1\n", "sarge"), ("etc/debian_version", "4.0\n", "etch"),
      ("etc/debian_version", "12.11\n", "bookworm"), ("etc/debian_version", "trixie/sid\n", "trixie"),
      ("etc/os-release", "ID=debian\nVERSION_CODENAME=\"bookworm\"\n", "bookworm"),
      ("etc/os-release", "ID=fedora\nVERSION_ID=40\n", nil), ("etc/debian_version", "120\n", nil),
    ])
  func release(file: String, text: String, expected: String?) throws {
    let scratch = try Scratch()
    try scratch.file(file, text)
    #expect(Suite.installed(in: Tree(root: scratch.path))?.codename == expected)
  }

  @Test(
    "a derivative has an archive of its own, unless it says which release of Debian it is",
    arguments: [
      ("ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\n", "trixie/sid\n", nil, .ubuntu),
      ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\nVERSION_CODENAME=zara\n", "trixie/sid\n", nil, .ubuntu),
      ("ID=raspbian\nID_LIKE=debian\nVERSION_CODENAME=bookworm\n", "12.11\n", nil, .debian),
      ("ID=linuxmint\nID_LIKE=debian\nDEBIAN_CODENAME=bookworm\n", "12.9\n", "bookworm", .debian),
      ("ID=debian\nVERSION_CODENAME=trixie\n", "13.1\n", "trixie", .debian),
      ("ID=fedora\nVERSION_ID=43\n", "", nil, .fedora),
      ("ID=arch\n", "", nil, .other),
    ] as [(String, String, String?, Distribution)])
  func derivative(system: String, version: String, expected: String?, distribution: Distribution) throws {
    let scratch = try Scratch()
    try scratch.file("etc/os-release", system)
    try scratch.file("etc/debian_version", version)
    let tree = Tree(root: scratch.path)
    #expect(Suite.installed(in: tree)?.codename == expected)
    #expect(Distribution(OperatingSystem(tree), suite: Suite.installed(in: tree)) == distribution)
  }

  @Test("firmware has an area of its own from bookworm on")
  func areas() {
    #expect(Suite.named("etch")?.firmwareArea == "non-free")
    #expect(Suite.named("bullseye")?.firmwareArea == "non-free")
    #expect(Suite.named("Bookworm")?.firmwareArea == "non-free-firmware")
    #expect(Suite.named("trixie")?.firmwareArea == "non-free-firmware")
  }

  @Test("a package is installed, half there, or not")
  func packages() throws {
    let scratch = try Scratch()
    try scratch.file(
      "var/lib/dpkg/status",
      """
      Package: a
      Status: install ok installed
      Version: 1.0
      Description: something
       Package: not-a-field

      Package: b
      Status: deinstall ok config-files
      Version: 2

      Package: c
      Status: install ok half-installed

      Package: d
      Architecture: i386
      Status: install ok installed
      Version: 3

      Package: d
      Architecture: amd64
      Status: purge ok not-installed

      Package: last
      Status: hold ok installed
      Version: 4
      """)
    let packages = InstalledPackages(Tree(root: scratch.path))
    #expect(packages.isKnown)
    #expect(packages.state(of: "a") == .installed(version: "1.0"))
    #expect(packages.state(of: "b") == .other("deinstall ok config-files"))
    #expect(!packages.has("c"))
    #expect(packages.has("d"))
    #expect(packages.has("last"))
    #expect(packages.state(of: "not-a-field") == .absent)
    #expect(!InstalledPackages(Tree(root: "/nonexistent")).isKnown)
  }
}
