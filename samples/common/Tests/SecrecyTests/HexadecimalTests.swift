import Secrecy
import Testing

@Suite("Hexadecimal digits")
struct HexadecimalTests {
  @Test("stand two for a byte, in the case and with the separator that are wanted")
  func digits() {
    #expect(String(hexadecimal: [0, 0x0A, 0xFF]) == "000aff")
    #expect(String(hexadecimal: [0, 0x0A, 0xFF], uppercase: true, separator: ":") == "00:0A:FF")
    #expect(String(hexadecimal: []) == "")
    #expect(Secret(hexadecimal: Secret([0, 0x0A, 0xFF])).isEqual(to: Secret("000aff".utf8)))
  }
}
