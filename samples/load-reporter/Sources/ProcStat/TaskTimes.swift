/// The CPU time that a process and its threads have used: the `stat` file of its directory in procfs.
public struct TaskTimes: Sendable, Equatable {
  /// The name of its program, at most 15 bytes, which the program may have changed.
  public let name: String

  /// The time spent running it, in ticks of 1/USER_HZ second (`utime`).
  public let user: UInt64

  /// The time spent in the kernel for it, in ticks (`stime`).
  public let system: UInt64

  /// When it was started, in ticks since the machine was: a number that is given again belongs to another process.
  public let start: UInt64

  /// Reads the text of the file, or gives nil when it is another one.
  ///
  /// The name is in parentheses and may have any characters in it, parentheses and line ends too.
  public init?(parsing text: [UInt8]) {
    guard let open = text.firstIndex(of: UInt8(ascii: "(")),
      let close = text.lastIndex(of: UInt8(ascii: ")")),
      open < close
    else { return nil }
    // By the numbers of proc(5), of which the first after the name is 3.
    let fields = text[(close + 1)...].split(whereSeparator: \.isBlankOrLineEnd)
    func field(_ number: Int) -> UInt64? {
      fields.indices.contains(number - 3) ? UInt64(digits: fields[number - 3]) : nil
    }
    guard let user = field(14), let system = field(15), let start = field(22) else { return nil }
    name = String(decoding: text[(open + 1)..<close], as: UTF8.self)
    self.user = user
    self.system = system
    self.start = start
  }
}
