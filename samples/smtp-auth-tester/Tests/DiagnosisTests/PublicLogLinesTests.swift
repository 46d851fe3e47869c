import Testing

@testable import Diagnosis

extension PublicLogLines.Row: CustomTestStringConvertible {
  var testDescription: String { "\(identifier): \(line.prefix(80))" }
}

@Suite("Lines and replies of public reports")
struct PublicLogLinesTests {
  private static let rows =
    PublicLogLines.read + PublicLogLines.heldBack + PublicLogLines.heldBackLater + PublicReplies.read
    + PublicReplies.heldBack

  @Test("are explained", arguments: rows)
  func line(row: PublicLogLines.Row) {
    #expect(Inquiry(row.line)?.explanation()?.identifier == row.identifier)
  }
}
