/// What a DNS message answers: the records of its answer section (RFC 1035, section 4.1).
struct Answer {
  /// The kinds of records that we ask for, and aliases, which may stand before each of them.
  enum RecordType: UInt16 {
    case a = 1
    case cname = 5
    case ptr = 12
    case mx = 15
    case txt = 16
    case aaaa = 28

    /// As it is written: `MX`.
    var name: String { "\(self)".uppercased() }
  }

  /// The data of a record.
  enum Value: Hashable {
    case address([UInt8])
    case name(String)
    case exchanger(preference: UInt16, host: String)
    case text([UInt8])
  }

  private struct Key: Hashable {
    let owner: String
    let type: UInt16
  }

  private var values: [Key: [Value]] = [:]

  /// What the message says of the question as a whole.
  enum Code: UInt16 {
    case noError = 0

    /// NXDOMAIN; behind aliases it is the last name that does not exist (RFC 6604).
    case noSuchName = 3
  }

  let code: Code

  /// Reads a whole message, which has at most 64 KiB.
  ///
  /// Gives nil when anything in its answers makes no sense, when it was cut off, and for any code of a failure.
  init?(_ message: [UInt8]) {
    var reader = MessageReader(message)
    guard reader.number16() != nil, let flags = reader.number16(), let questions = reader.number16(),
      let answers = reader.number16(), reader.take(4) != nil
    else { return nil }
    let isAnswer = flags & 0x8000 != 0
    // Even by TCP, where there was room.
    let isCutOff = flags & 0x0200 != 0
    guard isAnswer, !isCutOff, let code = Code(rawValue: flags & 0x000F) else { return nil }
    self.code = code
    for _ in 0..<questions {
      guard reader.name() != nil, reader.take(4) != nil else { return nil }
    }
    for _ in 0..<answers {
      guard let owner = reader.name(), let type = reader.number16(), let network = reader.number16(),
        reader.take(4) != nil, let length = reader.number16()
      else { return nil }
      let start = reader.place
      guard reader.take(Int(length)) != nil else { return nil }
      // The Internet's class; records of other types, such as signatures, are of no interest.
      guard network == 1, let known = RecordType(rawValue: type) else { continue }
      var data = MessageReader(message, at: start)
      guard let value = Self.value(known, &data, Int(length)), data.place == reader.place else { return nil }
      values[Key(owner: owner, type: type), default: []].append(value)
    }
  }

  /// The data of all records of a name and a type.
  func values(of owner: String, _ type: RecordType) -> [Value] {
    values[Key(owner: owner, type: type.rawValue)] ?? []
  }

  /// What a name is another name of, by a CNAME record.
  func alias(of owner: String) -> String? {
    guard case .name(let target)? = values(of: owner, .cname).first else { return nil }
    return target
  }

  private static func value(_ type: RecordType, _ data: inout MessageReader, _ length: Int) -> Value? {
    switch type {
    case .a: return length == 4 ? data.take(4).map(Value.address) : nil
    case .aaaa: return length == 16 ? data.take(16).map(Value.address) : nil
    case .cname, .ptr: return data.name().map(Value.name)
    case .mx:
      guard let preference = data.number16(), let host = data.name() else { return nil }
      return .exchanger(preference: preference, host: host)
    case .txt:
      var text: [UInt8] = []
      let end = data.place + length
      while data.place < end {
        guard let count = data.byte(), let string = data.take(Int(count)) else { return nil }
        text += string
      }
      return .text(text)
    }
  }
}
