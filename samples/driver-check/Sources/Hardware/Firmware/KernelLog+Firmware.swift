extension FirmwareMessage {
  /// Whether it names the device of a bus that it is about, instead of what came of one.
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

  private var isMicrocode: Bool {
    file.map { $0.hasPrefix("intel-ucode/") || $0.hasPrefix("amd-ucode/") } ?? false
  }

  /// Whether a device is the one that it is about.
  ///
  /// - Parameter drivers: What drives it, in the spelling in which drivers are compared.
  func concerns(slot: String, drivers: [String]) -> Bool {
    // The processor, for which no driver asks.
    if isMicrocode { return slot == "cpu" }
    if let owner { return owner == slot }
    if namesDevice { return Self.device(self.slot) == slot }
    if let head, drivers.contains(where: { DriverNames.isPart(head, of: $0) }) { return true }
    return file.map { file in drivers.contains { DriverNames.isFile(file, of: $0) } } ?? false
  }

  /// What two versions of a file have in common: `iwlwifiucode` of `iwlwifi-9260-46.ucode`; of graphics processors, whose
  /// files have the names of several of them, which of their parts it is for.
  public static func kind(of file: String) -> String {
    if file.hasPrefix("i915/") || file.hasPrefix("xe/") {
      for part in ["dmc", "guc", "huc", "gsc"] where file.contains("_\(part)") { return part }
    }
    return String(file.filter { $0.isLetter })
  }

  fileprivate var kind: String? { file.map(Self.kind) }
}

extension KernelLog {
  /// What was said for a device, oldest first.
  func messages(slot: String, drivers: [String]) -> [FirmwareMessage] {
    let drivers = drivers.map(DriverNames.normalized)
    return messages.filter { $0.concerns(slot: slot, drivers: drivers) }
  }

  /// Whether a device got some firmware.
  public func hasLoadedFirmware(slot: String, drivers: [String]) -> Bool {
    messages(slot: slot, drivers: drivers).contains { $0.outcome == .loaded }
  }

  /// What failed for a device and was not mended later.
  ///
  /// Some drivers ask for a falling list of versions; that some are missing does not matter once one was loaded.
  public func firmwareFailures(slot: String, drivers: [String]) -> [FirmwareMessage] {
    Self.lasting(messages(slot: slot, drivers: drivers))
  }

  /// What failed for devices that are none of those listed here, by what the lines call them.
  ///
  /// - Parameter devices: The slots, each with all by which the log may call what drives it.
  public func firmwareFailures(besides devices: [(slot: String, drivers: [String])]) -> [FirmwareMessage] {
    let devices = devices.map { (slot: $0.slot, drivers: $0.drivers.map(DriverNames.normalized)) }
    let others = messages.filter { message in
      (message.slot != nil || message.driver != nil)
        && !devices.contains { message.concerns(slot: $0.slot, drivers: $0.drivers) }
    }
    let groups = Dictionary(grouping: others) { FirmwareMessage.device($0.slot) ?? $0.driver ?? "" }
    return groups.sorted { $0.key < $1.key }.flatMap { Self.lasting($0.value) }.filter { !$0.isOptional }
  }

  /// The failures among what was said of one device that nothing loaded later ended.
  private static func lasting(_ messages: [FirmwareMessage]) -> [FirmwareMessage] {
    var left: [FirmwareMessage] = []
    for message in messages {
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
      left.removeAll { $0.file == nil && $0.outcome != .refused }
    }
    var files: Set<String?> = []
    return left.filter { files.insert($0.file).inserted || $0.outcome == .refused }
  }
}
