import COpenSSL
import Secrecy

/// What OpenSSL has to say about the calls of this thread that failed.
enum OpenSSLError {
  /// Empties the queue of errors into one line, the cause first.
  static func takeText() -> String { take().text }

  /// Empties the queue of errors into one line, the cause first, and the alert that the other side sent, if one is among
  /// them.
  static func take() -> (text: String, alert: TLSAlert?) {
    var reasons: [String] = []
    var alert: TLSAlert?
    while true {
      var data: UnsafePointer<CChar>?
      var flags: Int32 = 0
      let code = ERR_get_error_all(nil, nil, nil, &data, &flags)
      guard code != 0 else { break }
      var reason =
        ERR_reason_error_string(code).map { String(cString: $0) }
        ?? "error \(String(code, radix: 16, uppercase: true))"
      if flags & ERR_TXT_STRING != 0, let data, data.pointee != 0 { reason += " (\(String(cString: data)))" }
      if ERR_GET_LIB(code) == ERR_LIB_SSL, ERR_GET_REASON(code) == SSL_R_WRONG_VERSION_NUMBER {
        reason += ": what came is not TLS"
      }
      // A reason of 1000 and more is an alert that came (ssl.h, SSL_AD_REASON_OFFSET).
      if ERR_GET_LIB(code) == ERR_LIB_SSL, let number = UInt8(exactly: ERR_GET_REASON(code) - 1000) {
        alert = TLSAlert(number: number)
        reason = "the server sent the alert \(TLSAlert(number: number))"
      }
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    let text = reasons.isEmpty ? "no reason given" : reasons.joined(separator: "; ")
    return (String(printing: text.utf8, limit: 500), alert)
  }

  /// Forgets errors of earlier calls, which would else be taken for those of the next.
  static func clear() { ERR_clear_error() }
}
