import Hardware
import Testing

@Suite("What the kernel says of drivers that are not at work")
struct DriverMessageTests {
  struct Line: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: DriverMessage.Kind
    let slot: String?
    let driver: String?
    let text: String

    init(
      _ source: String, _ kind: DriverMessage.Kind, slot: String? = nil, driver: String? = nil, _ text: String
    ) {
      testDescription = source
      (self.kind, self.slot, self.driver, self.text) = (kind, slot, driver, text)
    }
  }

  @Test(
    "a line, from",
    arguments: [
      Line(
        "Linux 6.1, drivers/base/dd.c", .probeFailed, slot: "0000:01:00.0", driver: "ath10k_pci",
        "[    5.1] ath10k_pci: probe of 0000:01:00.0 failed with error -110"),
      Line(
        "Linux 6.12, drivers/base/dd.c", .probeFailed, slot: "0000:00:14.3", driver: "iwlwifi",
        "[    5.1] iwlwifi 0000:00:14.3: probe with driver iwlwifi failed with error -22"),
      Line(
        "rhboot/shim #617", .unsignedModule, "[    8.412104] Loading of unsigned module is rejected"),
      Line(
        "rhboot/shim #617, security/lockdown", .unsignedModule,
        "[    8.4] Lockdown: modprobe: unsigned module loading is restricted; see man kernel_lockdown.7"),
      Line(
        "Linux 6.1, kernel/module/signing.c", .unsignedModule,
        "Loading of module with unavailable key is rejected"),
      Line(
        "awesometic/realtek-r8126-dkms #3", .unsignedModule, driver: "r8126",
        "modprobe: ERROR: could not insert 'r8126': Key was rejected by service"),
      Line(
        "Linux 6.1, kernel/module/main.c", .foreignModule, driver: "wl",
        "[    7.0] wl: version magic '6.1.0-18-amd64 SMP preempt mod_unload modversions ' should be '6.1.0-21-amd64 SMP'"
      ),
      Line(
        "Linux 6.1, kernel/module/version.c", .foreignModule, driver: "nvidia",
        "kernel: nvidia: disagrees about version of symbol module_layout"),
      Line(
        "Linux 5.10, drivers/ata/ahci.c", .remappedDisks, slot: "0000:00:17.0", driver: "ahci",
        "[    3.547015] ahci 0000:00:17.0: Found 1 remapped NVMe devices."),
      Line(
        "the same by dmesg -x of a kernel with CONFIG_PRINTK_CALLER", .remappedDisks, slot: "0000:00:17.0",
        driver: "ahci", "<6>[    3.547015][  T108] ahci 0000:00:17.0: Found 1 remapped NVMe devices."),
    ])
  func line(_ line: Line) throws {
    let message = try #require(DriverMessage(line.text))
    #expect(message.kind == line.kind)
    #expect(message.slot == line.slot)
    #expect(message.driver == line.driver)
  }

  @Test(
    "nothing of that",
    arguments: [
      // A module that is loaded all the same; only the kernel is marked.
      "[    8.1] wl: module verification failed: signature and/or required key missing - tainting kernel",
      "[    8.1] wl: loading out-of-tree module taints kernel.", "[    1.0] pci: probe of the bus", "",
      "[    1.0] : probe of ", ": version magic '",
    ])
  func others(line: String) {
    #expect(DriverMessage(line)?.slot == nil)
    #expect(DriverMessage(line)?.kind != .unsignedModule)
  }
}
