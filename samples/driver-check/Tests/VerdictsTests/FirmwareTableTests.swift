import Archive
import Testing

@testable import Verdicts

@Suite("The table of Debian's firmware")
struct FirmwareTableTests {
  private static let rows = [DebianFirmware.table, DebianFirmware.others].flatMap {
    $0.split(separator: "\n")
  }

  @Test("names each beginning once, a package, and releases that are known")
  func rows() {
    var starts: Set<Substring> = []
    for row in Self.rows + DebianFirmware.before.split(separator: "\n") {
      let words = row.split(separator: " ")
      #expect(words.count >= 2, "\(row)")
      for change in words.dropFirst(2) {
        let parts = change.split(separator: ":")
        #expect(parts.count == 2 && Suite.named(String(parts[0])) != nil, "\(row)")
      }
    }
    for row in Self.rows {
      let start = row.prefix { $0 != " " }
      // The wireless sticks of Atheros have their firmware in main, too.
      #expect(starts.insert(start).inserted || start == "ath9k_htc/", "\(row)")
    }
  }
}
