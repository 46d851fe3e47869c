/// What a log says of firmware, line by line: failures without a name or a device get those of the lines around them.
struct FirmwareHistory {
  private(set) var messages: [FirmwareMessage] = []

  /// How many messages back a line may belong to.
  private static let reach = 8

  init(_ lines: [String]) {
    for line in lines {
      if let message = FirmwareMessage(line) {
        add(message)
      } else if let end = LogEvent(line) {
        add(end)
      }
    }
  }

  private mutating func add(_ message: FirmwareMessage) {
    var message = message
    if message.isFailure, message.file == nil || !message.namesDevice, let request = request(for: message) {
      if message.file == nil { message.file = request.file }
      if !message.namesDevice { message.slot = request.slot }
    }
    messages.append(message)
  }

  /// The last file that was asked for, by the same device where the message names one.
  private func request(for message: FirmwareMessage) -> FirmwareMessage? {
    messages.suffix(Self.reach).last { earlier in
      guard earlier.outcome == .requested, earlier.file != nil else { return false }
      if let file = message.file { return file == earlier.file }
      return !message.namesDevice || !earlier.namesDevice
        || FirmwareMessage.device(message.slot) == FirmwareMessage.device(earlier.slot)
    }
  }

  private mutating func add(_ event: LogEvent) {
    switch event {
    case .gone(let slot):
      messages.removeAll { $0.slot.map { FirmwareMessage.device($0) == slot } ?? false }
    case .probeFailed(let driver, let slot, let isAbsence):
      for index in messages.indices.suffix(Self.reach) {
        // 'Bluetooth: Patch file not found X' says neither driver nor device; which it was stands here.
        if messages[index].isFailure, !messages[index].namesDevice,
          messages[index].head.map({ DriverNames.isPart($0, of: DriverNames.normalized(driver)) }) ?? true
        {
          messages[index].slot = slot
          messages[index].driver = driver
        }
        // Many drivers of 2.6 say no more than this.
        if isAbsence, messages[index].outcome == .requested, messages[index].file != nil,
          FirmwareMessage.device(messages[index].slot) == FirmwareMessage.device(slot)
        {
          messages[index].outcome = .missing
        }
      }
    }
  }
}

/// A line that is not about firmware but tells what came of it.
enum LogEvent: Equatable {
  /// A USB device was taken out; another may get its place.
  case gone(String)

  /// A driver gave up; whether it was because something is not there.
  case probeFailed(driver: String, slot: String, isAbsence: Bool)

  init?(_ line: String) {
    let message = LogHead.message(of: line)
    if message.hasPrefix("usb "),
      message.contains("USB disconnect") || (message.contains(" new ") && message.contains("peed USB device"))
    {
      guard let slot = message.split(separator: " ").dropFirst().first else { return nil }
      self = .gone(String(slot.last == ":" ? slot.dropLast() : slot))
      return
    }
    guard let message = DriverMessage(line), message.kind == .probeFailed, let driver = message.driver,
      let slot = message.slot
    else { return nil }
    self = .probeFailed(
      driver: driver, slot: slot, isAbsence: message.text.hasSuffix("failed with error -2"))
  }
}
