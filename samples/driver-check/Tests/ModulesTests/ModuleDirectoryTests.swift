import FixtureTrees
import Modules
import ProgramTesting
import Sysroot
import Testing

private let sample = SamplePackage(program: "driver-check")

@Suite("The directory of a kernel's modules")
struct ModuleDirectoryTests {
  private func read(_ tree: MachineTree) throws -> ModuleDirectory {
    let scratch = try tree.write(package: try sample.directory())
    return ModuleDirectory(Tree(root: scratch.path), release: tree.kernel)
  }

  @Test("says which modules there are, and which are in the kernel")
  func modules() throws {
    let directory = try read(.bookworm)
    #expect(directory.isBuiltIn("pcieport"))
    #expect(
      directory.candidates(for: "crypto-hmac") == [
        ModuleDirectory.Candidate(module: "hmac", isBuiltIn: true, weight: 11)
      ]
    )
    #expect(directory.dependencies == .upToDate)
    #expect(!directory.isBuiltIn("snd-hda-intel"))
  }

  @Test("may be below /usr; a name that is not a release has no directory")
  func places() throws {
    let scratch = try Scratch()
    try scratch.file("usr/lib/modules/6.1.0/modules.dep", "kernel/a.ko:\n")
    let tree = Tree(root: scratch.path)
    #expect(ModuleDirectory(tree, release: "6.1.0").path == "/usr/lib/modules/6.1.0")
    #expect(ModuleDirectory(tree, release: "../modules/6.1.0").path == nil)
    #expect(ModuleDirectory(tree, release: "").path == nil)
    #expect(ModuleDirectory.releases(tree) == ["6.1.0"])
  }

  @Test("notices modules that modules.dep does not know, is older than, or that it is not there")
  func stale() throws {
    #expect(try read(.etchStale).dependencies == .lacks(["ipw3945"], count: 1))
    let scratch = try MachineTree.bookworm.write(package: try sample.directory())
    let place = "lib/modules/\(MachineTree.bookworm.kernel)"
    try scratch.file(place + "/kernel/drivers/net/ethernet/broadcom/tg3.ko", "newer")
    let tree = Tree(root: scratch.path)
    try scratch.setModified(place + "/modules.dep", secondsAgo: 1000)
    #expect(
      ModuleDirectory(tree, release: MachineTree.bookworm.kernel).dependencies
        == .older(than: "kernel/drivers/net/ethernet/broadcom/tg3.ko"))
    try scratch.remove(place + "/modules.dep")
    #expect(ModuleDirectory(tree, release: MachineTree.bookworm.kernel).dependencies == .missing)
  }
}
