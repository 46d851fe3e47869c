import Hardware
import Testing

@Suite("Lines about firmware that belong together")
struct FirmwareHistoryTests {
  @Test("a file that was loaded ends the search for its other versions only")
  func kinds() {
    let head = "i915 0000:03:00.0: "
    let log = KernelLog(
      lines: [
        "Direct firmware load for i915/adlp_dmc.bin failed with error -2",
        "Direct firmware load for i915/mtl_guc_70.6.4.bin failed with error -2",
        "[drm] GT0: GuC firmware i915/mtl_guc_70.bin version 70.6.4",
        "firmware: direct-loading firmware i915/tgl_huc.bin",
      ].map { head + $0 }, source: "test")
    let failures = log.firmwareFailures(slot: "0000:03:00.0", drivers: ["i915"])
    #expect(failures.map(\.file) == ["i915/adlp_dmc.bin"])
  }

  @Test("what a line does not say stands in another one")
  func contexts() {
    let usb = KernelLog(
      lines: [
        "usb 1-2: firmware: requesting rt73.bin",
        "phy2 -> rt2x00lib_request_firmware: Error - Failed to request Firmware.",
      ], source: "test")
    #expect(usb.firmwareFailures(slot: "1-2", drivers: []).map(\.file) == ["rt73.bin"])
    let bluetooth = KernelLog(
      lines: [
        "Bluetooth: Patch file not found ar3k/AthrBT_0x31010000.dfu",
        "ath3k 3-1:1.0: probe with driver ath3k failed with error -2",
      ], source: "test")
    #expect(
      bluetooth.firmwareFailures(slot: "3-1", drivers: []).map(\.file) == ["ar3k/AthrBT_0x31010000.dfu"])
    // bugzilla.kernel.org 217805
    let rampatch = KernelLog(
      lines: [
        "Bluetooth: hci0: using rampatch file: qca/rampatch_usb_00130201.bin",
        "Bluetooth: hci0: Failed to send headers (-71)",
      ], source: "test")
    #expect(
      rampatch.firmwareFailures(slot: "hci0", drivers: ["btusb"]).map(\.file) == [
        "qca/rampatch_usb_00130201.bin"
      ])
    let silent = KernelLog(
      lines: [
        "usb 1-3: firmware: requesting isight.fw", "isight_firmware: probe of 1-3:1.0 failed with error -2",
      ],
      source: "test")
    #expect(silent.firmwareFailures(slot: "1-3", drivers: []).map(\.file) == ["isight.fw"])
    let named = KernelLog(
      lines: [
        "bluetooth hci0: Direct firmware load failed with error -2",
        "Bluetooth: hci0: BCM: patch brcm/BCM43142A0-0a5c-216c.hcd not found",
      ], source: "test")
    let failures = named.firmwareFailures(slot: "hci0", drivers: ["btusb"])
    #expect(failures.map(\.file) == ["brcm/BCM43142A0-0a5c-216c.hcd"])
    #expect(failures.first?.isOptional == true)
  }

  @Test("what was said of a device that was taken out is not of the one in its place")
  func disconnected() {
    let failure = "usb 1-3: firmware: failed to load htc_9271.fw (-2)"
    let log = KernelLog(
      lines: [failure, "usb 1-3: USB disconnect, device number 3"], source: "test")
    #expect(log.firmwareFailures(slot: "1-3", drivers: []).isEmpty)
    let reset = KernelLog(
      lines: [failure, "usb 1-3: reset high-speed USB device number 3 using xhci_hcd"], source: "test")
    #expect(reset.firmwareFailures(slot: "1-3", drivers: []).count == 1)
  }
}
