import Modules
import ProgramTesting
import Sysroot
import Testing

@Suite("What modprobe was told")
struct ConfigurationTests {
  @Test("is in five directories, the first of which hides files of the others")
  func directories() throws {
    let scratch = try Scratch()
    try scratch.file("etc/modprobe.d/a.conf", "# blacklist none\nblacklist snd-pcsp\n")
    try scratch.file("etc/modprobe.d/old-style", "blacklist ignored\n")
    try scratch.file("lib/modprobe.d/a.conf", "blacklist hidden\n")
    try scratch.file("run/modprobe.d/b.conf", "install tg3 /bin/false\n")
    try scratch.file(
      "usr/lib/modprobe.d/c.conf", "install e1000e \\\n  /sbin/modprobe --ignore-install e1000e\n")
    let configuration = ModprobeConfiguration(Tree(root: scratch.path), kernel: KernelVersion("6.1"))
    #expect(configuration.bans(of: "snd_pcsp").map(\.place) == ["/etc/modprobe.d/a.conf:2"])
    #expect(configuration.bans(of: "tg3").map(\.place) == ["/run/modprobe.d/b.conf:1"])
    // A command that loads the module after all.
    #expect(configuration.lines.contains { $0.module == "e1000e" })
    #expect(configuration.bans(of: "e1000e").isEmpty)
    #expect(configuration.bans(of: "hidden").isEmpty)
    #expect(configuration.bans(of: "ignored").isEmpty)
    #expect(configuration.bans(of: "none").isEmpty)
  }

  @Test("was in files of any name before 2.6.32")
  func old() throws {
    let scratch = try Scratch()
    try scratch.file("etc/modprobe.d/blacklist", "blacklist eepro100\n")
    try scratch.file("etc/modprobe.conf", "alias eth0 tg3\n")
    let configuration = ModprobeConfiguration(Tree(root: scratch.path), kernel: KernelVersion("2.6.18-4-686"))
    #expect(configuration.bans(of: "eepro100").map(\.place) == ["/etc/modprobe.d/blacklist:1"])
    #expect(configuration.aliases.map(\.module) == ["tg3"])
  }

  @Test("may be on the kernel's command line")
  func commandLine() {
    let configuration = ModprobeConfiguration(
      Tree(root: "/nonexistent"), kernel: nil, commandLine: ["quiet", "modprobe.blacklist=nouveau,tg3"])
    #expect(configuration.bans(of: "tg3").count == 1)
    #expect(configuration.bans(of: "nouveau").count == 1)
  }
}
