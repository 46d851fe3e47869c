import Foundation
import Testing

@testable import manual

/// How a text of a command becomes roff.
@Suite("a manual page")
struct CommandPageTests {
  private func page(discussion: String, help: String = "Help.") throws -> String {
    let description: [String: Any] = [
      "commandName": "pkgh-x", "abstract": "Do x.", "discussion": discussion,
      "arguments": [
        [
          "kind": "flag", "shouldDisplay": true, "isRepeating": false, "parsingStrategy": "default",
          "names": [["kind": "long", "name": "y"]], "abstract": help,
        ]
      ],
    ]
    let json = try JSONSerialization.data(withJSONObject: description)
    return CommandPage(
      command: try JSONDecoder().decode(CommandDump.self, from: json), usage: "pkgh-x [options]",
      sections: ".SH NOTES\nNone.", date: "2024-01-02"
    ).text
  }

  @Test("is what --help says, and then the sections written by hand")
  func whole() throws {
    let text = try page(discussion: "It does x.\n\nAnd y.").split(separator: "\n", maxSplits: 1)
    #expect(text.first?.hasPrefix(".TH PKGH-X 1 \"2024-01-02\" \"pkghelper ") == true)
    #expect(
      text.last == """
        .SH NAME
        pkgh\\-x \\- do x
        .SH SYNOPSIS
        .nf
        pkgh\\-x [options]
        .fi
        .SH DESCRIPTION
        It does x.
        .PP
        And y.
        .SH OPTIONS
        .TP
        \\fB\\-\\-y\\fR
        Help.
        .SH NOTES
        None.

        """)
  }

  @Test("makes no request and no escape of what is in a text")
  func requests() throws {
    let text = try page(discussion: ".pkgh has notes\n'so' it is\na\\b `c`", help: ".x is removed.")
    #expect(text.contains("\n\\&.pkgh has notes\n\\(aqso\\(aq it is\na\\eb \\(gac\\(ga\n"))
    #expect(text.contains("\n\\&.x is removed.\n"))
  }
}
