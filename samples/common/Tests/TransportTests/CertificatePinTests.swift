import Testing
import Transport

@Suite("Pins")
struct CertificatePinTests {
  private static let digits = String(repeating: "0aF1", count: 16)
  private static let bytes = [UInt8](repeatElement([0x0A, 0xF1] as [UInt8], count: 16).joined())

  @Test("are hex digits, with colons or without")
  func good() {
    let colons = Self.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
    #expect(CertificatePin(parsing: Self.digits) == .certificate(Self.bytes))
    #expect(CertificatePin(parsing: colons) == .certificate(Self.bytes))
    #expect(CertificatePin(parsing: "SHA256:" + colons.uppercased()) == .certificate(Self.bytes))
    #expect(CertificatePin(parsing: "spki:" + Self.digits) == .publicKey(Self.bytes))
    let pin = CertificatePin(parsing: "spki:sha256:" + Self.digits)
    #expect(pin.flatMap { CertificatePin(parsing: $0.description) } == .publicKey(Self.bytes))
  }

  @Test(
    "are refused otherwise", arguments: ["", "00", digits + "00", digits.dropLast() + "g", "md5:" + digits])
  func bad(text: String) {
    #expect(CertificatePin(parsing: text) == nil)
  }
}
