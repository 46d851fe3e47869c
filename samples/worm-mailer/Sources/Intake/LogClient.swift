import Addresses
import Secrecy

/// The words of a line before the time, and who is meant by them.
struct LogClient {
  var format: LogEntry.Format
  var address: IPAddress?
  var text: ArraySlice<UInt8>
  var port: UInt16?
  var host: String?
  var remark: String?

  init(_ words: [ArraySlice<UInt8>], hasNoHost: Bool) {
    func address(_ index: Int) -> IPAddress? {
      guard index < words.count, words[index].count <= 100 else { return nil }
      return IPAddress(String(decoding: words[index], as: UTF8.self))
    }
    if hasNoHost, words.count >= 4, let client = address(0), let port = UInt16(digits: words[1]) {
      // nginx writes nothing for the host of a request that it did not understand, such as Code Red's.
      format = .wormMailer
      self.address = client
      text = words[0]
      self.port = port == 0 ? nil : port
      forgetIfAmbiguous(words, from: 2)
    } else if words.count >= 5, let client = address(1), let port = UInt16(digits: words[2]) {
      format = .wormMailer
      self.address = client
      text = words[1]
      self.port = port == 0 ? nil : port
      host = HostName.cleaned(words[0])
      forgetIfAmbiguous(words, from: 3)
    } else if words.count >= 4, address(0) == nil, Self.hasPort(words[0]) {
      format = .vhostCombined
      self.address = address(1)
      text = words[1]
      host = HostName.cleaned(words[0])
      forgetIfAmbiguous(words, from: 2)
    } else {
      format = .common
      self.address = address(0)
      text = words[0]
    }
    if self.address == nil, remark == nil {
      remark = "'\(String(printing: text, limit: 100))' is not an IP address; the server has to log addresses"
    }
  }

  /// Whether it is `host:port`.
  private static func hasPort(_ word: ArraySlice<UInt8>) -> Bool {
    word.lastIndex(of: 0x3A).map { UInt16(digits: word[($0 + 1)...]) != nil } ?? false
  }

  /// A host with blanks in it, which a client may have sent, moves all words that follow; then it can be that none of
  /// the addresses in the line is the client's.
  private mutating func forgetIfAmbiguous(_ words: [ArraySlice<UInt8>], from start: Int) {
    let others = words.dropFirst(start).prefix(50)
    guard
      words.count > 60
        || others.contains(where: { IPAddress(String(decoding: $0.prefix(101), as: UTF8.self)) != nil })
    else { return }
    address = nil
    port = nil
    remark = "the line has more than one address, and which is the client's is not certain"
  }
}
