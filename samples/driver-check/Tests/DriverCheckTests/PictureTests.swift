import FixtureTrees
import Foundation
import Glibc
import ProgramTesting
import Testing

@Suite("The page in a browser")
struct PictureTests {
  private static let chromium = "/usr/bin/chromium"

  @Test(
    "can be looked at: pictures of it are beside the program, in 'artefacts'",
    .enabled(if: access(chromium, X_OK) == 0, "chromium is not installed"))
  func pictures() throws {
    let scratch = try Scratch()
    let page = try scratch.file("etch.html", try MachineTree.etch.check("--format", "html").output)
    let artefacts = try sample.binaries() + "/artefacts"
    try FileManager.default.createDirectory(atPath: artefacts, withIntermediateDirectories: true)
    // Two colour schemes, and a telephone's width.
    for (name, scheme, size) in [
      ("light", 1, "1000,2000"), ("dark", 0, "1000,2000"), ("narrow", 1, "500,2800"),
    ] {
      let picture = "\(scratch.path)/\(name).png"
      let outcome = try sample.start(
        [
          Self.chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
          "--hide-scrollbars",
          "--no-first-run", "--blink-settings=preferredColorScheme=\(scheme)", "--window-size=\(size)",
          "--user-data-dir=\(scratch.path)/profile", "--screenshot=\(picture)", "file://" + page,
        ], environment: ["HOME=\(scratch.path)"]
      ).finish()
      let bytes = try #require(FileManager.default.contents(atPath: picture), "\(outcome)")
      let head = [UInt8](bytes.prefix(24))
      #expect(Array(head.prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
      // Width of the picture, from its header.
      let width = head[16...19].reduce(0) { $0 << 8 | Int($1) }
      #expect(String(width) == size.prefix { $0 != "," })
      // The size depends on chromium and its fonts; an empty page of one colour is far smaller.
      #expect(bytes.count > 40_000)
      try bytes.write(to: URL(fileURLWithPath: "\(artefacts)/nx6320-\(name).png"))
    }
  }
}
