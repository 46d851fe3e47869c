import Content
import FileSystem
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
}
