/// The lines of a dialogue as a server plays it, in a language that looks like a transcript.
///
///     S: 220 mail.sample.test ESMTP     a line with CR LF
///     C: EHLO *                         waits for a line; `*` is any text, capitals do not matter
///     S: 250-mail.sample.test
///     S: 250 STARTTLS
///     C: STARTTLS
///     S: 220 ready
///     TLS                               the handshake; `TLS expired` with another certificate than the good one,
///                                       `TLS good 1.2` with no newer version
///     MESSAGE                           takes lines up to one that is a dot
///     RAW: 220 x\n\0                     bytes as they are, with \r, \n, \0, \\ and \xNN
///     TRICKLE 20: 250 ok\r\n             the same, one byte every 20 ms
///     SILENCE                           says nothing until the client leaves
///     CLOSE                             ends the connection; RESET does it rudely
///     FOREVER                           what follows is repeated until the client leaves
///
/// Empty lines and such that begin with `#` are left out.
public struct Script: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  enum Step: Sendable {
    case say([UInt8])
    case trickle([UInt8], milliseconds: Int32)
    case expect(String)
    case answer(@Sendable (String) -> String)
    case message
    case tls(TestIdentity.Name, version: String?)
    case silence
    case close
    case reset
    case invalid(String)
  }

  var steps: [Step] = []
  /// What is played again and again after the steps.
  var loop: [Step] = []

  /// Reads a script; a line that is not understood is a failure of the test that plays it.
  public init(_ text: String) {
    var isLoop = false
    for line in text.split(separator: "\n") {
      let text = line.drop { $0 == " " }
      if text.isEmpty || text.hasPrefix("#") { continue }
      if text == "FOREVER" {
        isLoop = true
        continue
      }
      if isLoop { loop.append(Self.step(text)) } else { steps.append(Self.step(text)) }
    }
  }

  public init(stringLiteral text: String) { self.init(text) }

  /// Bytes that are sent as they are.
  public static func raw(_ bytes: [UInt8]) -> Script { Script([.say(bytes)]) }

  /// Waits for a line and says what a function makes of it, lines apart by `\n`; nothing when that is empty.
  public static func answer(_ body: @escaping @Sendable (String) -> String) -> Script {
    Script([.answer(body)])
  }

  private init(_ steps: [Step]) { self.steps = steps }

  /// One script after the other; nothing comes after a `FOREVER`.
  public static func + (first: Script, second: Script) -> Script {
    var result = first
    result.steps += second.steps
    result.loop += second.loop
    return result
  }

  private static func step(_ line: Substring) -> Step {
    let (word, rest) = halves(line, at: ":")
    switch word {
    case "S": return .say(Array("\(rest)\r\n".utf8))
    case "C": return .expect(String(rest))
    case "RAW": return .say(unescaped(rest))
    default: break
    }
    if word.hasPrefix("TRICKLE "), let milliseconds = Int32(word.dropFirst(8)) {
      return .trickle(unescaped(rest), milliseconds: milliseconds)
    }
    switch line {
    case "MESSAGE": return .message
    case "SILENCE": return .silence
    case "CLOSE": return .close
    case "RESET": return .reset
    case "TLS": return .tls(.good, version: nil)
    default:
      let words = line.split(separator: " ")
      guard (2...3).contains(words.count), words[0] == "TLS",
        let name = TestIdentity.Name(rawValue: String(words[1]))
      else { return .invalid(String(line)) }
      return .tls(name, version: words.count == 3 ? String(words[2]) : nil)
    }
  }

  /// The part before a separator and the part after it, without the space at its beginning.
  private static func halves(_ line: Substring, at separator: Character) -> (Substring, Substring) {
    guard let index = line.firstIndex(of: separator) else { return (line, "") }
    let rest = line[index...].dropFirst()
    return (line[..<index], rest.hasPrefix(" ") ? rest.dropFirst() : rest)
  }

  private static func unescaped(_ text: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch kind {
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "0"): bytes.append(0)
      case UInt8(ascii: "x"):
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? UInt8(ascii: "?"))
        rest = rest.dropFirst(2)
      default: bytes.append(kind)
      }
    }
    return bytes
  }
}
