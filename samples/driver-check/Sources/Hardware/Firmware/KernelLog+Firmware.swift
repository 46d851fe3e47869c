extension FirmwareMessage {
  /// Whether it names the device of a bus that it is about, and not only what came of one.
  var namesDevice: Bool { slot.map(Self.isOfBus) ?? false }

  /// Whether a name has the form of a PCI slot or of a USB port.
  static func isOfBus(_ slot: String) -> Bool {
    let parts = slot.split(separator: ":")
    if parts.count == 3, slot.contains(".") { return slot.allSatisfy { $0.isHexDigit || ":.".contains($0) } }
    return slot.contains("-") && slot.first?.isNumber == true
      && slot.allSatisfy { $0.isNumber || "-.:".contains($0) }
      && !slot.contains("-00")
  }

  /// The device that a slot is or is an interface of: `1-3` for `1-3:1.0`.
  static func device(_ slot: String?) -> String? {
    guard let slot, slot.contains("-"), isOfBus(slot) else { return slot }
    return String(slot.prefix { $0 != ":" })
  }

  /// Whether a device is the one that it is about.
  func concerns(slot: String, drivers: [String]) -> Bool {
    if let owner { return owner == slot }
    if namesDevice { return Self.device(self.slot) == slot }
    if let driver, drivers.contains(where: { DriverNames.isPart(driver, of: $0) }) { return true }
    return file.map { file in drivers.contains { DriverNames.isFile(file, of: $0) == true } } ?? false
  }

  /// What two versions of a file have in common: `iguc.bin` of `i915/dg2_guc_70.bin`.
  fileprivate var kind: String? {
    file.map { String($0.filter { $0.isLetter }) }
  }
}

extension KernelLog {
  /// What was said for a device, oldest first.
  func messages(slot: String, drivers: [String]) -> [FirmwareMessage] {
    messages.filter { $0.concerns(slot: slot, drivers: drivers) }
  }

  /// Whether a device got some firmware.
  public func hasLoadedFirmware(slot: String, drivers: [String]) -> Bool {
    messages(slot: slot, drivers: drivers).contains { $0.outcome == .loaded }
  }

  /// What failed for a device and was not mended later.
  ///
  /// Some drivers ask for a falling list of versions; that some are missing does not matter once one was loaded.
  public func firmwareFailures(slot: String, drivers: [String]) -> [FirmwareMessage] {
    var left: [FirmwareMessage] = []
    for message in messages(slot: slot, drivers: drivers) {
      switch message.outcome {
      case .requested: break
      case .loaded:
        // One that names its file stands for that alone: a display adapter has several.
        left.removeAll { earlier in
          message.file == nil || earlier.file == nil || earlier.kind == message.kind
        }
      case .missing, .refused, .failed: left.append(message)
      }
    }
    // A line that names the file says all that those without a name do.
    if left.contains(where: { $0.file != nil }) {
      left.removeAll { $0.file == nil && $0.outcome == .missing }
    }
    var files: Set<String?> = []
    return left.filter { files.insert($0.file).inserted || $0.outcome == .refused }
  }
}
