import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport
import Testing

@Suite("A prototype")
struct PrototypeTests {
  private func parsed(_ text: String, _ operands: [ByteString] = [], warnings: inout [String]) throws
    -> Prototype
  {
    try Prototype(
      parsing: Array(text.utf8), file: "src/proto", assignments: operands.compactMap(Assignment.init)
    ) { warnings.append("\($0)") }
  }

  private func parsed(_ text: String, _ operands: [ByteString] = []) throws -> Prototype {
    var warnings: [String] = []
    return try parsed(text, operands, warnings: &warnings)
  }

  /// The entries as a pkgmap would have them, without its first line.
  private func map(_ text: String, _ operands: [ByteString] = []) throws -> String {
    let entries = try parsed(text, operands).entries.map(\.object)
    return String(decoding: try PackageMap(entries: entries).serialized(), as: UTF8.self)
      .split(separator: "\n").dropFirst().joined(separator: "\n")
  }

  @Test("may hold every type of object")
  func types() throws {
    let text = """
      # a comment
      i pkginfo
      !default 0644 root sys
      b none dev/b 1 2 0600 root sys
      c none dev/c 3 4
      d none etc 0755
      2 e conf etc/e ? ? ?
      f none etc/f 4755 root bin trailing words
      l none l=etc/f
      p none p
      s none s=../a=b
      v none v 600 root
        x none x 1777 root sys

      """
    #expect(
      try map(text) == """
        1 b none dev/b 1 2 0600 root sys
        1 c none dev/c 3 4 0644 root sys
        1 d none etc 0755 root sys
        2 e conf etc/e ? ? ? ? ? ?
        1 f none etc/f 4755 root bin ? ? ?
        1 l none l=etc/f
        1 p none p 0644 root sys
        1 i pkginfo ? ? ?
        1 s none s=../a=b
        1 v none v 0600 root sys ? ? ?
        1 x none x 1777 root sys
        """)
  }

  @Test("keeps the line of every entry, and where its content may be")
  func sources() throws {
    let text = """
      i pkginfo=../info
      ! search a,b  /c
      !rsearch tree
      f none usr/x ? ? ?
      f none usr/y=/dev/null ? ? ?
      d none usr ? ? ?
      !search
      f none $Dir/z=$Dir/$here/q ? ? ?
      """
    let entries = try parsed(text, ["here=h", "Dir=/d"]).entries
    #expect(entries.map(\.place) == [1, 4, 5, 6, 8].map { .line("src/proto", $0) })
    #expect(
      entries.map(\.source) == [
        .local("../info"), .path("usr/x"), .local("/dev/null"), nil, .local("/d/h/q"),
      ])
    #expect(entries[4].object.path == "$Dir/z")
    #expect(entries[0].search == .init(directory: "src"))
    #expect(entries[1].search.directories == ["src/a", "src/b", "/c"])
    #expect(entries[1].search.trees == ["src/tree"])
    #expect(entries[4].search.directories == [])
  }

  @Test(
    "puts in the value of a building variable, and leaves the installer's alone",
    arguments: [
      ("d none $a/b ? ? ?", "1 d none x/y/b ? ? ?"),
      ("d none /p/$a ? ? ?", "1 d none /p/x/y ? ? ?"),
      ("d none $Up/b ? ? ?", "1 d none $Up/b ? ? ?"),
      ("d none a$a/$1 ? ? ?", "1 d none a$a/$1 ? ? ?"),
      ("d none d $m $o $Group", "1 d none d 0751 root $Group"),
      ("s none l=$a/z", "1 s none l=x/y/z"),
      ("s none l=/$a/../z", "1 s none l=/x/y/../z"),
      ("s none l=../$a/z", "1 s none l=../$a/z"),
      ("!o=given\nd none d ? $o ?", "1 d none d ? root ?"),
      ("!new=$a/n\nd none $new ? ? ?", "1 d none x/y/n ? ? ?"),
      ("!new=1\n!new=2\nd none $new ? ? ?", "1 d none 2 ? ? ?"),
      ("!default $m $o sys\nd none d", "1 d none d 0751 root sys"),
    ])
  func variables(text: String, line: String) throws {
    #expect(try map(text, ["a=x/y", "m=0751", "o=other", "o=root"]) == line)
  }

  @Test(
    "says what is wrong with a line",
    arguments: [
      ("f", "the class is missing"),
      ("f none", "has no path"),
      ("q none x", "'q' is not a type, one of 'f e v d x l s p b c i'"),
      ("? none x", "'?' is not a type, one of 'f e v d x l s p b c i'"),
      ("usr/bin", "'usr/bin' is not a type, one of 'f e v d x l s p b c i'"),
      ("99999999999999999999 d none x", "the part '99999999999999999999' is not a number from 1 to 9999"),
      ("f $c x 0644 root sys", "the class '$c' cannot be a variable"),
      (
        "f admin x 0644 root sys",
        "the class 'admin' is reserved for the system: begin with a small letter"
      ),
      ("f a,b x 0644 root sys", "the class 'a,b' must be made of letters, digits and '_'"),
      ("d none $a ? ? ?", "'$a' has no value: give one with '!a=…' above, or as an operand 'a=…'"),
      ("d none d ? $a ?", "'$a' has no value: give one with '!a=…' above, or as an operand 'a=…'"),
      ("d none d $M root sys", "the mode '$M' must be known when the package is made"),
      ("d none d 0788 root sys", "the mode '0788' is not an octal number up to 7777, or '?'"),
      ("d none d 10000 root sys", "the mode '10000' is not an octal number up to 7777, or '?'"),
      ("f none a b 0644 root sys", "the mode 'b' is not an octal number up to 7777, or '?'"),
      ("d none d=e ? ? ?", "an object of type 'd' takes no '=e'"),
      ("f none a= ? ? ?", "has no file name after the '='"),
      ("s none a", "the link 'a' has no target: write 'path=target'"),
      ("s none a=b c", "'c' is one word too many: paths and targets cannot contain blanks"),
      ("i a b", "'b' is one word too many: paths and targets cannot contain blanks"),
      ("i sub/a", "'sub/a' must be a plain name: write 'a=sub/a'"),
      ("i pkgmap", "'pkgmap' is made, not packaged"),
      ("2 i depend", "information files belong to part 1"),
      ("c none dev/x ? 1 0600 root sys", "a device needs its major and minor numbers"),
      ("c none dev/x 0600", "a device needs its major and minor numbers"),
      ("c none dev/x -1 1", "the major number '-1' is not a number up to 4294967295"),
      ("f none a 0644 root sys 1 2", "size, checksum and time must be given together"),
      ("f none a 0644 root sys 1 x 3", "the checksum 'x' is not a number up to 4294967295"),
      ("d none ../a ? ? ?", "'../a' leads out of the package"),
      ("d none a/../../b ? ? ?", "'a/../../b' leads out of the package"),
      ("d none /.. ? ? ?", "'/..' leads out of the package"),
      ("d none ./ ? ? ?", "'./' is not the path of an object"),
      (
        "d none $A/../b ? ? ?",
        "'$A/../b' has a '..' beside a variable, which only the installer could resolve"
      ),
      (
        "d none $BASEDIR/x ? ? ?",
        "'$BASEDIR/x' cannot contain '$BASEDIR': a relative path is below the base directory already"
      ),
      ("d none d ? ? ?\r", "ends in a carriage return: save the file with plain newlines"),
      ("!include a\u{0}b", "contains a NUL, which a name cannot contain"),
      ("!", "a '!' must be followed by a command"),
      (
        "!serach x",
        "'!serach' is not a command: there are !search, !rsearch, !include, !default and !NAME=value"
      ),
      ("!a=b c", "the value of a variable cannot contain a blank"),
      ("!a=$b", "'$b' has no value: give one with '!b=…' above, or as an operand 'b=…'"),
      ("!default 0644", "'!default' takes a mode, an owner and a group"),
      ("!default x root sys", "the mode 'x' is not an octal number up to 7777, or '?'"),
      ("!include", "'!include' takes one file"),
      (
        "!include none",
        "cannot include: src/none: cannot read: no such file or directory"
      ),
    ])
  func refusal(line: String, message: String) {
    #expect(errorText { _ = try parsed("# first\n\(line)\n") } == "src/proto:2: \(message)")
  }

  @Test("warns of what works but is rarely meant")
  func warnings() throws {
    var warnings: [String] = []
    _ = try parsed(
      """
      d none a 0755 root
      d cswpreserveconf b ? ? ?
      d none $Dir/c ? ? ?
      !default ? ? ?
      d none e
      """, warnings: &warnings)
    #expect(
      warnings == [
        "src/proto:1: 'a' has no mode, owner or group, so the installer chooses them",
        "src/proto:2: the class 'cswpreserveconf' is longer than the 12 characters the manual allows",
        "src/proto:3: '$Dir/c' is below BASEDIR only if the value of its variable is not an absolute path",
      ])
  }

  @Test(
    "has each path once",
    arguments: [
      ("f none a ? ? ?", "f none ./a ? ? ?", "'a' is already on line 1 of 'src/proto'"),
      ("f none a ? ? ?", "s none a=b", "'a' is already on line 1 of 'src/proto'"),
      (
        "d none a 0755 root sys", "d none a 0755 root bin",
        "the directory 'a' is already on line 1 of 'src/proto', with other attributes"
      ),
      (
        "d none a 0755 root sys", "d conf a 0755 root sys",
        "the directory 'a' is already on line 1 of 'src/proto', with other attributes"
      ),
      ("d none a ? ? ?", "x none a ? ? ?", "'a' is already on line 1 of 'src/proto'"),
      ("i depend", "i depend=b", "'depend' is already on line 1 of 'src/proto'"),
      (
        "i depend", "f none depend ? ? ?",
        "'depend' is already on line 1 of 'src/proto', "
          + "and the installers confuse an object with an information file of the same name"
      ),
    ])
  func duplicates(first: String, second: String, message: String) {
    #expect(errorText { _ = try parsed("\(first)\n\(second)\n") } == "src/proto:2: \(message)")
  }

  @Test("merges two of the same directory")
  func merging() throws {
    #expect(
      try map("d none a ? root ?\nd none a 0755 ? ?\nd none a/ 0755 root ?") == "1 d none a 0755 root ?")
    #expect(try map("i depend\nf none /depend ? ? ?") == "1 f none /depend ? ? ? ? ? ?\n1 i depend ? ? ?")
  }

  @Test("includes others, which inherit nothing but variables")
  func includes() throws {
    let scratch = try Scratch()
    try scratch.write("sub/inner", "!search here\n!b=2\nd none $a\nf none q ? ? ?\n!default 0700 x y\n")
    let file = try scratch.write(
      "proto", "!search there\n!default 0755 root sys\n!a=1\n!include sub/inner\nd none $b\nf none z\n")
    var warnings: [String] = []
    let prototype = try Prototype(contentsOf: file) { warnings.append("\($0)") }
    #expect(
      String(
        decoding: try PackageMap(entries: prototype.entries.map(\.object)).serialized(), as: UTF8.self) == """
          : 1 0
          1 d none 1 ? ? ?
          1 d none 2 0755 root sys
          1 f none q ? ? ? ? ? ?
          1 f none z 0755 root sys ? ? ?

          """)
    let inner = scratch.path.appending("sub/inner")
    #expect(prototype.entries[0].place == .line(inner, 3))
    #expect(prototype.entries[1].search.directories == [scratch.path.appending("sub/here")])
    #expect(prototype.entries[3].search.directories == [scratch.path.appending("there")])
    #expect(
      warnings == ["\(inner):3: '1' has no mode, owner or group, so the installer chooses them"])
  }

  @Test("stops at twenty files one in the other, and at what is not a file")
  func depth() throws {
    let scratch = try Scratch()
    for level in 1...19 {
      try scratch.write("p\(level)", "!include p\(level + 1)\n")
    }
    try scratch.write("p20", "d none deep ? ? ?\n")
    #expect(try Prototype(contentsOf: scratch.path.appending("p1")).entries.count == 1)
    try scratch.write("p20", "!include p1\n")
    let top = scratch.path
    #expect(
      errorText { _ = try Prototype(contentsOf: top.appending("p1")) }
        == "\(top)/p20:1: '\(top)/p1' is more than 20 files deep; does it include itself?")
    _ = try run("mkfifo", ["pipe"], in: top)
    try scratch.write("q", "!include pipe\n")
    #expect(
      errorText { _ = try Prototype(contentsOf: top.appending("q")) }
        == "\(top)/q:1: cannot include: \(top)/pipe: is not a regular file")
  }

  @Test("may have very many lines", arguments: [isThorough ? 100_000 : 20_000])
  func many(lines: Int) throws {
    let text = (0..<lines).map { "d none d\($0) 0755 root sys\n" }.joined()
    #expect(try parsed(text).entries.count == lines)
  }

  @Test("no text traps the reader", arguments: [3] as [UInt64])
  func fuzz(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let original =
      try fixtures.appending("golden/tiny/prototype").contents()
      + Array("!a=b\nf none $a/$B=../x 0644 $a root 1 2 3\n!search x y\nc none c 1 2 3 r s\n".utf8)
    for _ in 0..<(isThorough ? 1500 : 200) {
      let text = random.mutated(original)
      guard let prototype = try? Prototype(parsing: text, file: "f") else { continue }
      _ = try? PackageMap(entries: prototype.entries.map(\.object)).serialized()
    }
  }
}
