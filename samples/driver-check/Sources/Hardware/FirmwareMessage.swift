/// What the kernel said about a firmware file.
public struct FirmwareMessage: Sendable, Equatable {
  public enum Outcome: Sendable, Equatable {
    case failed, loaded
  }

  public let outcome: Outcome

  /// The file below /lib/firmware; nil when the message does not name it.
  public let file: String?

  /// The device it was for, `0000:08:00.0`; nil when the message does not name it.
  public let slot: String?

  /// The driver that asked.
  public let driver: String?

  /// The message without its time stamp.
  public let text: String

  /// Files that drivers ask for although nobody has them.
  private static let harmless: Set<String> = ["iwl-debug-yoyo.bin"]

  /// Reads a line of the log, nil when it is not about firmware.
  public init?(_ line: String) {
    var text = line[...]
    // '[   12.345678] ', with which dmesg and the log files begin; in the files the date and 'kernel:' come before.
    if let kernel = text.firstRange(of: "kernel: ") { text = text[kernel.upperBound...] }
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") { text = text[end...].dropFirst() }
    let message = text.drop { $0 == " " }
    guard let reading = Self.forms.lazy.compactMap({ $0(message) }).first else { return nil }
    if let file = reading.file, Self.harmless.contains(file) { return nil }
    outcome = reading.outcome
    file = reading.file
    self.text = String(message.prefix(300))
    // 'iwl3945 0000:08:00.0: ...' or 'ipw3945: ...'; old kernels say neither.
    let head = message.split(separator: " ", maxSplits: 2)
    if head.count > 1, head[1].hasSuffix(":"), !head[0].hasSuffix(":"), head[1] != "ERROR:" {
      driver = String(head[0])
      slot = String(head[1].dropLast())
    } else {
      driver = head.first?.hasSuffix(":") == true ? head.first.map { String($0.dropLast()) } : nil
      slot = nil
    }
  }

  private typealias Reading = (outcome: Outcome, file: String?)

  /// The ways in which kernels and drivers have said it.
  private static let forms: [@Sendable (Substring) -> Reading?] = [
    // The kernel since 3.x: 'Direct firmware load for X failed with error -2'.
    { word(after: "Direct firmware load for ", in: $0).map { (.failed, $0) } },
    // Debian's kernels: 'firmware: failed to load X (-2)'.
    { word(after: "firmware: failed to load ", in: $0).map { (.failed, $0) } },
    // 'firmware: direct-loading firmware X'; newer: 'Loaded firmware: X'.
    { word(after: "firmware: direct-loading firmware ", in: $0).map { (.loaded, $0) } },
    // iwlwifi names its version, not always the file.
    { $0.contains("loaded firmware version ") ? (.loaded, nil) : nil },
    { $0.contains("no suitable firmware found") ? (.failed, nil) : nil },
    // iwl3945 and iwl4965 of 2.6: 'X firmware file req failed: -2'; later 'Reason -2'.
    { word(before: " firmware file req failed", in: $0).map { (.failed, $0) } },
    // ipw2100, ipw2200, ipw3945: 'X request_firmware failed: Reason -2', 'Unable to load firmware'.
    { word(before: " request_firmware failed", in: $0).map { (.failed, $0) } },
    { word(before: " load failed: Reason", in: $0).map { (.failed, $0) } },
    // b43: 'Firmware file "b43/ucode5.fw" not found'.
    { $0.contains("not found") ? word(after: "Firmware file \"", in: $0).map { (.failed, $0) } : nil },
    // tg3, bnx2, e100, radeon: 'Failed to load firmware "X"'.
    { word(after: "Failed to load firmware \"", in: $0).map { (.failed, $0) } },
    { word(after: "failed to load firmware ", in: $0).map { (.failed, $0) } },
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
    return name.isEmpty || name.utf8.count > 200 ? nil : String(name)
  }
}

extension KernelLog {
  /// The firmware files that a device asked for and did not get.
  ///
  /// Some drivers ask for a falling list of versions; that some are missing does not matter once one was loaded.
  public func missingFirmware(slot: String, drivers: [String]) -> [FirmwareMessage] {
    let own = messages.filter { message in
      message.slot.map { $0 == slot } ?? message.driver.map(drivers.contains) ?? false
    }
    let rest = own.lastIndex { $0.outcome == .loaded }.map { own[($0 + 1)...] } ?? own[...]
    var files: Set<String?> = []
    return rest.filter { $0.outcome == .failed && files.insert($0.file).inserted }
  }
}
