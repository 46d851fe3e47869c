import Hardware
import ProgramTesting
import Testing

@Suite("What the kernel says of firmware")
struct FirmwareMessageTests {
  private static let failures = [
    (
      "[   12.3] iwl3945 0000:08:00.0: Direct firmware load for iwlwifi-3945-2.ucode failed with error -2",
      "iwlwifi-3945-2.ucode", "0000:08:00.0"
    ),
    (
      "[   12.3] iwl3945 0000:08:00.0: firmware: failed to load iwlwifi-3945-2.ucode (-2)",
      "iwlwifi-3945-2.ucode", "0000:08:00.0"
    ),
    (
      "iwl3945 0000:08:00.0: iwlwifi-3945-1.ucode firmware file req failed: -2", "iwlwifi-3945-1.ucode",
      "0000:08:00.0"
    ),
    ("ipw2200: ipw2200-bss.fw request_firmware failed: Reason -2", "ipw2200-bss.fw", nil),
    ("ipw3945: ipw3945.ucode load failed: Reason -2", "ipw3945.ucode", nil),
    ("b43-phy0 ERROR: Firmware file \"b43/ucode5.fw\" not found", "b43/ucode5.fw", "phy0"),
    ("b43 ssb0:0: firmware: failed to load b43/ucode13.fw (-2)", "b43/ucode13.fw", "ssb0:0"),
    (
      "tg3 0000:02:0e.0 eth0: Failed to load firmware \"tigon/tg3_tso5.bin\"", "tigon/tg3_tso5.bin",
      "0000:02:0e.0"
    ),
    (
      "Bluetooth: hci0: RTL: firmware file rtl_bt/rtl8761bu_fw.bin not found", "rtl_bt/rtl8761bu_fw.bin",
      "hci0"
    ),
    (
      "Bluetooth: hci1: Failed to load Intel firmware file intel/ibt-11-5.sfi (-2)", "intel/ibt-11-5.sfi",
      "hci1"
    ),
    ("tg3 0000:02:0e.0: Failed to load firmware \"tigon/tg3_tso.bin\"", "tigon/tg3_tso.bin", "0000:02:0e.0"),
    (
      "Jan  2 03:04:05 host kernel: [    5.0] r8169 0000:03:00.0: firmware: failed to load rtl_nic/rtl8168e-2.fw (-2)",
      "rtl_nic/rtl8168e-2.fw", "0000:03:00.0"
    ),
    (
      "bluetooth hci0: Direct firmware load for intel/ibt-11-5.sfi failed with error -2",
      "intel/ibt-11-5.sfi", "hci0"
    ),
  ]

  @Test("in all its forms", arguments: failures)
  func failure(line: String, file: String, slot: String?) throws {
    let message = try #require(FirmwareMessage(line))
    #expect(message.isFailure)
    #expect(message.file == file)
    #expect(message.slot == slot)
  }

  @Test(
    "or of other things",
    arguments: [
      "", "[", "]", ": :", "tg3 0000:02:0e.0: Link is up", "firmware: requesting ipw3945.ucode",
      "Direct firmware load for ",
      "iwlwifi 0000:03:00.0: firmware: failed to load iwl-debug-yoyo.bin (-2)", "\u{FFFD}\u{FFFD}: kernel: [",
      "bluetooth hci0: firmware: failed to load brcm/BCM20702A1-0a5c-21e8.hcd (-2)",
      "bluetooth hci0: Direct firmware load for rtl_bt/rtl8821c_config.bin failed with error -2",
      "bluetooth hci0: Direct firmware load for intel/ibt-11-5.ddc failed with error -2",
      "ath10k_pci 0000:02:00.0: Direct firmware load for ath10k/pre-cal-pci-0000:02:00.0.bin failed with error -2",
      TestText(String(repeating: "firmware ", count: 1000)),
    ])
  func other(line: TestText) {
    let message = FirmwareMessage(line.text)
    #expect(message == nil || message?.isOptional == true || message?.outcome == .requested)
  }

  @Test("a falling list of versions is not a failure once one was loaded")
  func fallingList() {
    let head = "iwlwifi 0000:03:00.0: "
    let failures = (72...77).reversed().map {
      head + "firmware: failed to load iwlwifi-ty-a0-gf-a0-\($0).ucode (-2)"
    }
    let log = KernelLog(lines: failures, source: "test")
    #expect(log.firmwareFailures(slot: "0000:03:00.0", drivers: []).count == 6)
    #expect(log.firmwareFailures(slot: "0000:04:00.0", drivers: []).isEmpty)
    let loaded = KernelLog(lines: failures + [head + "loaded firmware version 71.058653f6.0"], source: "test")
    #expect(loaded.firmwareFailures(slot: "0000:03:00.0", drivers: []).isEmpty)
  }

  @Test(
    "drivers say in many ways that firmware runs",
    arguments: [
      "ath10k_pci 0000:03:00.0: firmware ver WLAN.RM.4.4.1-00157 api 5 features wowlan crc32 90eebefb",
      "rtw_8821ce 0000:03:00.0: Firmware version 24.8.0, H2C version 12",
      "mt7921e 0000:03:00.0: WM Firmware Version: ____010000, Build Time: 20230117170942",
      "iwlwifi 0000:03:00.0: loaded firmware version 36.ad812ee0.0 op_mode iwlmvm",
    ])
  func running(line: String) {
    let failure = "x 0000:03:00.0: Direct firmware load for x/firmware-6.bin failed with error -2"
    let log = KernelLog(lines: [failure, line], source: "test")
    #expect(log.firmwareFailures(slot: "0000:03:00.0", drivers: []).isEmpty)
    #expect(log.hasLoadedFirmware(slot: "0000:03:00.0", drivers: []))
  }

  @Test("without a slot it belongs to the driver that says it, and twice is once")
  func byDriver() {
    let line = "ipw2200: ipw2200-bss.fw request_firmware failed: Reason -2"
    let log = KernelLog(lines: [line, line], source: "test")
    #expect(
      log.firmwareFailures(slot: "0000:02:04.0", drivers: ["ipw2200"]).map(\.file) == ["ipw2200-bss.fw"])
    #expect(log.firmwareFailures(slot: "0000:02:04.0", drivers: ["tg3"]).isEmpty)
  }

  @Test("what is loaded is a file only where it has the form of one")
  func names() {
    func reading(_ line: String) -> [String?] {
      let message = FirmwareMessage(line)
      return [message.map { "\($0.outcome)" }, message?.file]
    }
    #expect(reading("b43-phy0: Loading firmware version 666.2 (2011-02-23 01:15:07)") == ["loaded", nil])
    #expect(reading("xc2028 1-0061: Loading firmware for type=BASE F8MHZ (3), id 0000.") == [nil, nil])
    #expect(
      reading("rtl8192cu: Loading firmware rtlwifi/rtl8192cufw_TMSC.bin") == [
        "requested", "rtlwifi/rtl8192cufw_TMSC.bin",
      ])
    #expect(reading("usb 1-4: firmware: requesting isl3887usb") == ["requested", "isl3887usb"])
    #expect(
      reading("[drm] GT0: GuC firmware i915/adlp_guc_70.bin version 70.5.1") == [
        "loaded", "i915/adlp_guc_70.bin",
      ])
  }
}
