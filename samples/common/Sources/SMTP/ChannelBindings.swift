public import SASL
import Transport

extension Session {
  /// What an exchange can be tied to, the better one first; nothing without TLS.
  ///
  /// A server that offers a `-PLUS` mechanism must know `tls-exporter` with TLS 1.3 (RFC 9266, section 3); the
  /// certificate's hash is what older ones know.
  public var channelBindings: [ChannelBinding] {
    guard let bindings = tls?.bindings else { return [] }
    let exporter = bindings.exporter.map { ChannelBinding(.exporter, data: $0) }
    let endPoint = bindings.serverEndPoint.map { ChannelBinding(.serverEndPoint, data: $0) }
    return [exporter, endPoint].compactMap(\.self)
  }
}
