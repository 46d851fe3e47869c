/// What the kernel said about a firmware file.
public struct FirmwareMessage: Sendable, Equatable {
  public enum Outcome: Sendable, Equatable {
    /// The driver asks for a file; what comes of it stands in another line or, in old kernels, nowhere.
    case requested

    /// There was no such file.
    case missing

    /// There was a file, but the driver or the device did not take it, or it did not start.
    case refused

    /// It failed, and the line does not say why.
    case failed

    /// The device runs it.
    case loaded
  }

  public internal(set) var outcome: Outcome

  /// The file below /lib/firmware; nil when neither the message nor a line before it names it.
  public internal(set) var file: String?

  /// The device it was for, `0000:08:00.0`, or what came of it, `hci0`; nil when the message does not name it.
  public internal(set) var slot: String?

  /// The slot of the device of a bus that it was for, where the message names something else.
  var owner: String?

  /// The driver that asked, or the part of the kernel that says it: `Bluetooth`.
  public internal(set) var driver: String? {
    didSet { head = driver.map(DriverNames.normalized) }
  }

  /// The same in the spelling in which drivers are compared.
  private(set) var head: String?

  /// The message without its time stamp.
  public let text: String

  /// Whether it did not work out.
  public var isFailure: Bool { [.missing, .refused, .failed].contains(outcome) }

  /// Whether the driver does without the file.
  public var isOptional: Bool { file.map { OptionalFirmware.of($0) != nil } ?? false }

  /// Reads a line of the log, nil when it is not about firmware.
  public init?(_ line: String) {
    let message = LogHead.message(of: line)
    guard let reading = FirmwareForm.reading(message) ?? FirmwareWords.reading(message) else { return nil }
    outcome = reading.outcome
    file = reading.file
    text = String(message.prefix(300))
    let head = LogHead(message)
    driver = head.driver
    self.head = head.driver.map(DriverNames.normalized)
    slot = head.slot
  }
}
