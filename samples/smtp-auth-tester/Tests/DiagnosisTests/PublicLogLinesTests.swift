import Testing

@testable import Diagnosis

extension PublicLogLines.Row: CustomTestStringConvertible {
  var testDescription: String { "\(identifier): \(line.prefix(80))" }
}

@Suite("Lines of public reports")
struct PublicLogLinesTests {
  @Test("are explained", arguments: PublicLogLines.read + PublicLogLines.heldBack)
  func line(row: PublicLogLines.Row) {
    #expect(Inquiry(row.line)?.explanation()?.identifier == row.identifier)
  }
}
