import Hardware
import Testing

@Suite("Files of names")
struct IdentifierFileTests {
  private let file = IdentifierFile(
    Array(
      """
      # Comment
      8086  Intel Corporation
      \t4222  PRO/Wireless 3945ABG
      \t\t103c 135c  Card in a laptop
      \t27a2  Integrated Graphics Controller
      zzzz  no vendor
      \t0001  of none
      14e4  Broadcom
      C 02  Network controller
      \t00  Ethernet controller
      \t\t01  interface
      HID 21  Something
      \t01  Else

      """.utf8) + [0x38, 0x30, 0x38, 0x37, 0x20, 0x20, 0xFF, 0xFE, 0x0A])

  @Test("have vendors, devices and classes")
  func names() {
    #expect(file.vendor(0x8086) == "Intel Corporation")
    #expect(file.device(0x8086, 0x4222) == "PRO/Wireless 3945ABG")
    #expect(file.device(0x8086, 0x27A2) == "Integrated Graphics Controller")
    #expect(file.device(0x14E4, 0x4222) == nil)
    #expect(file.className(2, 0) == "Ethernet controller")
    #expect(file.className(2, 0x80) == "Network controller")
    #expect(file.className(3, 0) == nil)
  }

  @Test("may have other lines, and bytes that are not text")
  func odd() {
    #expect(file.device(0, 1) == nil)
    #expect(file.device(0x14E4, 1) == nil)
    #expect(file.vendor(0x8087) == "\u{FFFD}\u{FFFD}")
    #expect(IdentifierFile([]).vendor(1) == nil)
  }
}
