import FileSystem
import Packaging
import Testing

@Suite("Link targets")
struct LinkTargetTests {
  @Test(
    "are relative within a top-level directory and absolute out of it",
    arguments: [
      ("usr/bin/a", "usr/bin/b", "a"), ("usr/lib/a", "usr/bin/b", "../lib/a"), ("usr", "usr/lib/x", ".."),
      ("usr/lib", "usr/lib/x", "."), ("usr/lib", "usr/lib/x/y", ".."), ("var/x", "usr/x", "/var/x"),
      ("", "usr/x", "/"), ("a", "b", "/a"), ("opt/X/a/b", "opt/X/c/d/e", "../../a/b"),
    ])
  func text(target: String, link: String, text: String) {
    #expect(ByteString(target).linkText(from: .init(link)) == .init(text))
  }

  @Test(
    "lead where the disk would go, as far as the text alone tells",
    arguments: [
      ("a", "usr/bin/b", "usr/bin/a"), ("/a//b/", "usr/x", "a/b"), ("../lib/x", "usr/bin/b", "usr/lib/x"),
      ("../../../../x", "usr/b", "x"), ("./x/.", "usr/b", "usr/x"), ("/../x", "usr/b", "x"),
      (".", "usr/b", "usr"),
      ("x/../y", "usr/b", nil), ("..", "b", ""),
    ] as [(String, String, String?)])
  func destination(text: String, link: String, destination: String?) {
    #expect(ByteString(text).linkDestination(from: .init(link)) == destination.map { .init($0) })
  }
}
