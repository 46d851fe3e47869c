import Packaging
import Testing

@Suite("Description")
struct DescriptionTests {
  @Test(
    "is shortened to whole sentences",
    arguments: [
      ("One. Two. Three.", 9, "One. Two."), ("One. two. three.", 9, "One. two."),
      ("One! (two?) \"three.\" four", 19, "One! (two?)"),
      ("One! (two?) \"three.\" four", 20, "One! (two?) \"three.\""),
      // A point that may well belong to the word before it is not an end.
      ("By Dr. No. And others, and more.", 20, "By Dr. No."),
      ("Sends mail, e.g. reports, i.e. text. All of it.", 40, "Sends mail, e.g. reports, i.e. text."),
      ("Reads a, b, etc. and cc. Then more follows.", 30, "Reads a, b, etc. and cc."),
      ("Reads a, b, etc. Then more follows after that.", 30, "Reads a, b, etc."),
      ("See no. 5. Then more follows.", 15, "See no. 5."), ("Says no. Then more follows.", 15, "Says no."),
      ("Reads version 1.0. then more follows.", 20, "Reads version 1.0."),
      ("J. S. Bach wrote it. More follows.", 25, "J. S. Bach wrote it."),
      // Bytes, not characters.
      ("Größe. Maß. Ende.", 13, "Größe."), ("Größe. Maß. Ende.", 14, "Größe. Maß."),
    ])
  func shortened(text: String, limit: Int, kept: String) throws {
    let shortened = try #require(Description.shortened(text, to: limit))
    #expect(shortened.kept == kept)
    #expect(shortened.kept + " " + shortened.rest == text)
    #expect(try #require(Description.shortened(text, to: 1000)) == (text, ""))
  }

  @Test("has no short form where the first sentence is too long")
  func none() {
    #expect(Description.shortened("By Dr. No and others.", to: 10) == nil)
    #expect(Description.shortened("A sentence without an end", to: 10) == nil)
  }

  @Test(
    "says that a package has no files of its own",
    arguments: [
      ("a metapackage", true), ("x\n This is a meta-package.", true), ("x (transitional package)", true),
      ("Dummy package for y", true), ("virtual\n package", true), ("metadata of packages", false),
      ("a package", false),
      ("nonempty package", false),
    ])
  func metapackage(text: String, isOne: Bool) {
    #expect(Description(text).isOfMetapackage == isOne)
  }
}
