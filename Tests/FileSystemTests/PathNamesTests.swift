import FileSystem
import Testing

@Suite("PathNames")
struct PathNamesTests {
  @Test(
    "has nothing in it that leads nowhere",
    arguments: [
      ("/", "/"), ("//", "/"), ("", ""), (".", ""), ("./", ""), ("/.", "/"), ("a/", "a"),
      ("./a", "a"), ("a/./b", "a/b"), ("a//b///c", "a/b/c"), (".//a", "a"), ("/a/b/../c", "/a/c"),
      ("a/..", ""), ("a/b/c/../../d", "a/d"), ("../a", "../a"), ("a/../../b", "../b"), ("/../a", "/../a"),
      ("..", ".."), ("...", "..."), ("../../a", "../../a"), ("a/../../../b", "../../b"), (".a/..b", ".a/..b"),
      ("$Dir/x/../y", "$Dir/y"),
    ] as [(ByteString, ByteString)])
  func canonical(path: ByteString, expected: ByteString) {
    #expect(path.canonicalPath == expected)
    #expect(path.canonicalPath.canonicalPath == expected)
  }

  @Test("keeps every other byte")
  func bytes() {
    #expect(ByteString([0xff, 0x2f, 0x2f, 0x80]).canonicalPath == ByteString([0xff, 0x2f, 0x80]))
  }
}
