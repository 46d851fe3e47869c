/// An address that stays one word and one argument, whoever reads it.
enum EnvelopeAddress {
  /// Bytes that mean something to a shell's or a mail server's reader of addresses.
  private static let special = Set("\"(),:;<>[\\]|`$".utf8)

  static func isPlain(_ address: String) -> Bool {
    let bytes = address.utf8
    return (3...254).contains(bytes.count) && bytes.first != UInt8(ascii: "-")
      && bytes.contains(UInt8(ascii: "@"))
      && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && !special.contains($0) }
  }
}

extension DeliveryOutcome {
  /// Has those delivered to whose addresses are plain, and refuses the others.
  static func sparing(
    _ addresses: [String], from sender: String, _ deliver: ([String]) -> DeliveryOutcome
  ) -> DeliveryOutcome {
    guard sender.isEmpty || EnvelopeAddress.isPlain(sender) else {
      return DeliveryOutcome(.temporary, for: addresses, reply: "the sender is not a plain address")
    }
    let plain = addresses.filter(EnvelopeAddress.isPlain)
    var rest = plain.isEmpty ? [] : deliver(plain).recipients[...]
    return DeliveryOutcome(
      addresses.map { address in
        EnvelopeAddress.isPlain(address)
          ? rest.popFirst() ?? .init(address, .temporary, reply: "")
          : .init(address, .permanent, reply: "not a plain address")
      })
  }
}
