/// What the kernel said about a firmware file.
public struct FirmwareMessage: Sendable, Equatable {
  public enum Outcome: Sendable, Equatable {
    case failed, loaded
  }

  public let outcome: Outcome

  /// The file below /lib/firmware; nil when the message does not name it.
  public let file: String?

  /// The device it was for, `0000:08:00.0`, or what came of it, `hci0`; nil when the message does not name it.
  public let slot: String?

  /// The slot of the device of a bus that it was for, where the message names something else.
  var owner: String?

  /// The driver that asked.
  public let driver: String?

  /// The message without its time stamp.
  public let text: String

  /// Whether drivers ask for a file although hardly anybody has it, and do without: data of single machines, settings,
  /// patches for what the device has in itself, and files for developers.
  private static func isHarmless(_ file: String) -> Bool {
    ["iwl-debug-yoyo.bin", "ath10k/pre-cal-", "ath10k/cal-", "ath11k/cal-", "brcm/BCM"].contains {
      file.hasPrefix($0)
    } || file.hasSuffix(".ddc") || (file.hasPrefix("rtl_bt/") && file.hasSuffix("_config.bin"))
  }

  /// Reads a line of the log, nil when it is not about firmware.
  public init?(_ line: String) {
    var text = line[...]
    // '[   12.345678] ', with which dmesg and the log files begin; in the files the date and 'kernel:' come before.
    if let kernel = text.firstRange(of: "kernel: ") { text = text[kernel.upperBound...] }
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") { text = text[end...].dropFirst() }
    let message = text.drop { $0 == " " }
    guard let reading = Self.forms.lazy.compactMap({ $0(message) }).first else { return nil }
    if let file = reading.file, Self.isHarmless(file) { return nil }
    outcome = reading.outcome
    file = reading.file
    self.text = String(message.prefix(300))
    (driver, slot) = Self.head(message)
  }

  /// Who says it: `iwl3945 0000:08:00.0: ...`, `Bluetooth: hci0: ...`, `b43-phy0 ERROR: ...` or `ipw3945: ...`; old
  /// kernels say neither.
  private static func head(_ message: Substring) -> (driver: String?, slot: String?) {
    let words = message.split(separator: " ", maxSplits: 3)
    guard let first = words.first else { return (nil, nil) }
    let name = first.hasSuffix(":") ? first.dropLast() : first
    if let phy = name.firstRange(of: "-phy"), name[phy.upperBound...].allSatisfy(\.isNumber) {
      return (String(name[..<phy.lowerBound]), String(name[phy.lowerBound...].dropFirst()))
    }
    if words.count > 1 {
      let second = words[1].hasSuffix(":") ? words[1].dropLast() : words[1]
      let isOwn = words[1].hasSuffix(":") && (!first.hasSuffix(":") || name == "Bluetooth")
      // 'tg3 0000:02:0e.0 eth0: ...'
      if isOwn || (!first.hasSuffix(":") && isPCISlot(second)) { return (String(name), String(second)) }
    }
    return (first.hasSuffix(":") ? String(name) : nil, nil)
  }

  /// Whether a word has the shape of `0000:08:00.0`.
  private static func isPCISlot(_ word: Substring) -> Bool {
    let parts = word.split(separator: ":")
    return parts.count == 3 && parts[2].contains(".")
      && word.allSatisfy { $0.isHexDigit || ":.".contains($0) }
  }

  private typealias Reading = (outcome: Outcome, file: String?)

  /// The ways in which kernels and drivers have said it.
  private static let forms: [@Sendable (Substring) -> Reading?] = [
    // The kernel since 3.x: 'Direct firmware load for X failed with error -2'.
    { word(after: "Direct firmware load for ", in: $0).map { (.failed, $0) } },
    // Debian's kernels: 'firmware: failed to load X (-2)'.
    { word(after: "firmware: failed to load ", in: $0).map { (.failed, $0) } },
    // And the same for what was there.
    { word(after: "firmware: direct-loading firmware ", in: $0).map { (.loaded, $0) } },
    // iwlwifi, ath10k, rtw88, mt76, brcmfmac, btusb: once it runs they name its version, not the file.
    { message in running.contains { message.contains($0) } ? (.loaded, nil) : nil },
    // i915, which asks for one version after another, too; a failure is told without a version.
    { $0.contains("uC firmware i915/") && $0.contains(".bin version ") ? (.loaded, nil) : nil },
    { $0.contains("no suitable firmware found") ? (.failed, nil) : nil },
    // iwl3945 and iwl4965 of 2.6: 'X firmware file req failed: -2'; later 'Reason -2'.
    { word(before: " firmware file req failed", in: $0).map { (.failed, $0) } },
    // ipw2100, ipw2200, ipw3945: 'X request_firmware failed: Reason -2', 'Unable to load firmware'.
    { word(before: " request_firmware failed", in: $0).map { (.failed, $0) } },
    { word(before: " load failed: Reason", in: $0).map { (.failed, $0) } },
    // b43: 'Firmware file "b43/ucode5.fw" not found'.
    { $0.contains("not found") ? word(after: "Firmware file \"", in: $0).map { (.failed, $0) } : nil },
    // btusb with chips of Realtek and Intel: 'RTL: firmware file X not found', 'Failed to load Intel firmware file X (-2)'.
    { $0.contains("not found") ? word(after: "firmware file ", in: $0).map { (.failed, $0) } : nil },
    { word(after: "Failed to load Intel firmware file ", in: $0).map { (.failed, $0) } },
    // tg3, bnx2, e100, radeon: 'Failed to load firmware "X"'.
    { word(after: "Failed to load firmware \"", in: $0).map { (.failed, $0) } },
    { word(after: "failed to load firmware ", in: $0).map { (.failed, $0) } },
  ]

  /// What drivers say of firmware that runs.
  private static let running = [
    "loaded firmware version ", "Loading firmware version ", ": firmware ver ", ": Firmware version ",
    "Firmware: BCM", "WM Firmware Version: ", ": Firmware loaded in ", "Finished loading DMC firmware ",
    "RTL: fw version ",
  ]

  private static func word(after mark: String, in message: Substring) -> String? {
    guard let range = message.firstRange(of: mark) else { return nil }
    return name(message[range.upperBound...].prefix { $0 != " " && $0 != "\"" })
  }

  private static func word(before mark: String, in message: Substring) -> String? {
    guard let range = message.firstRange(of: mark) else { return nil }
    return message[..<range.lowerBound].split(separator: " ").last.flatMap(name)
  }

  /// The name of a file, if it can be one.
  private static func name(_ text: Substring) -> String? {
    let name = text.drop { $0 == "'" || $0 == "\"" }.prefix { $0 != "'" && $0 != "\"" && $0 != "," }
    // 'Failed to load Intel firmware file (-2)' names none.
    return name.contains { "./".contains($0) } && name.utf8.count <= 200 ? String(name) : nil
  }
}

extension KernelLog {
  /// What was said for a device, oldest first.
  func messages(slot: String, drivers: [String]) -> [FirmwareMessage] {
    messages.filter { message in
      (message.owner ?? message.slot).map { $0 == slot } ?? message.driver.map(drivers.contains) ?? false
    }
  }

  /// Whether a device got some firmware.
  public func hasLoadedFirmware(slot: String) -> Bool {
    messages(slot: slot, drivers: []).contains { $0.outcome == .loaded }
  }

  /// The firmware files that a device asked for and did not get.
  ///
  /// Some drivers ask for a falling list of versions; that some are missing does not matter once one was loaded.
  public func missingFirmware(slot: String, drivers: [String]) -> [FirmwareMessage] {
    let own = messages(slot: slot, drivers: drivers)
    let rest = own.lastIndex { $0.outcome == .loaded }.map { own[($0 + 1)...] } ?? own[...]
    var files: Set<String?> = []
    return rest.filter { $0.outcome == .failed && files.insert($0.file).inserted }
  }
}
