import Content
import FileSystem
import TestSupport
import Testing

/// What a page's name and text say about it; pkgh-installman's tests have more.
@Suite("ManualPage")
struct ManualPageTests {
  @Test(
    "takes the section and the language from the name, where the text has no title",
    arguments: [
      ("hello.1", "man1/hello.1"), ("hello.1M", "man1m/hello.1m"), ("hello.de.1", "de/man1/hello.1"),
      ("hello.pt_BR.8", "pt_BR/man8/hello.8"), ("man/de/man1/hello.1", "de/man1/hello.1"),
      // The name of a library is not one in the language "so".
      ("libhello.so.3", "man3/libhello.so.3"), ("hello.so.3", "so/man3/hello.3"),
      ("libhello.so.2.8", "man8/libhello.so.2.8"),
    ] as [(ByteString, ByteString)])
  func names(path: ByteString, place: ByteString) {
    #expect(ManualPage(path: path, contents: [])?.place == place)
  }

  @Test(
    "is not one without a section or a name", arguments: ["hello", "hello.txt", ".1", ""] as [ByteString])
  func others(path: ByteString) {
    #expect(ManualPage(path: path, contents: []) == nil)
  }

  @Test("of any bytes is read without a trap")
  func mutated() {
    let texts = [
      ".TH HELLO \"1\" 2024 hello\n.SH NAME\nhello \\- greets\n", ".Dd 2024\n.Dt HELLO 3\n.Os\n",
      ".so man1/other.1\n",
    ]
    for text in texts {
      for mutation in mutations(of: text, count: 500, seed: 12) {
        let bytes = Array(mutation.utf8)
        for path: ByteString in ["man/de/man1/hello.1", "hello", ".1", "..", "x.."] {
          let place = ManualPage(path: path, contents: bytes)?.place ?? path
          #expect(!place.hasPrefix("/"))
          let source = ManualPage.source(of: bytes, at: place)
          #expect(source?.components.contains("..") != true || path == "..")
        }
      }
    }
  }
}
