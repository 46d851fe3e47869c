import Datastream
import FileSystem
import SeededRandom
import SystemPackage
import TestSupport
import Testing

@Suite("pkginfo")
struct PackageInfoTests {
  private func parsed(_ text: String) throws -> PackageInfo {
    try PackageInfo(parsing: Array(text.utf8), file: "pkginfo")
  }

  @Test(
    "is read as the installers read it",
    arguments: [
      ("A=b", "A=b\n"),
      ("A:b=c", "A=b=c\n"),
      ("A =b", "A =b\n"),
      ("A=  b \t\n", "A=b\n"),
      ("A=b\r\n", "A=b\n"),
      ("no separator\n\nA=b\nend", "A=b\n"),
      ("# A=b\n#c\nB=d", "B=d\n"),
      ("# don't: 'worry\nB=d", "B=d\n"),
      ("# A=b\\\nB=d\nC=e", "C=e\n"),
      ("A='b c'", "A=b c\n"),
      ("A=\"b c\"", "A=b c\n"),
      ("A=\"b' c", "A=b c\n"),
      ("A=\"b\" c", "A=b c\n"),
      ("A=\"  b  \"", "A=\"\"  b\n"),
      ("A=it's", "A=it's\n"),
      ("A=\"a \\\" b\"", "A=a \\\" b\n"),
      ("A=one\\\n  two", "A=one\\\ntwo\n"),
      ("A=\\\\\nb", "A=\\\\\nb\n"),
      ("A=b\\ ", "A=b\\ \n"),
      ("A=\nB=", "A=\nB=\n"),
      ("A=1\nA=2", "A=2\n"),
      ("=b", "=b\n"),
    ])
  func reading(text: String, written: String) throws {
    let info = try parsed(text)
    #expect(String(decoding: info.serialized, as: UTF8.self) == written)
    #expect(try PackageInfo(parsing: info.serialized, file: "again") == info)
  }

  @Test("blames the line that opens a quote")
  func openQuote() {
    #expect(
      errorText { _ = try parsed("A=b\nC='d\nE=f\n") }
        == "pkginfo:2: the value of 'C' has no closing quotation mark")
  }

  @Test("keeps the order of its parameters")
  func order() throws {
    var info = try parsed("B=1\nA=2\nC=3\n")
    info["A"] = "two"
    info["B"] = nil
    info["D"] = "4"
    #expect(info.names == ["A", "C", "D"])
    #expect(info["C"] == "3")
    #expect(info["B"] == nil)
    info["B"] = "5"
    #expect(String(decoding: info.serialized, as: UTF8.self) == "A=two\nC=3\nD=4\nB=5\n")
  }

  @Test("keeps bytes that are not UTF-8")
  func bytes() throws {
    let text = Array("VENDOR=M".utf8) + [0xfc] + Array("ller\n".utf8)
    let info = try PackageInfo(parsing: text, file: "pkginfo")
    #expect(info["VENDOR"] == "M\u{fffd}ller")
    #expect(info.serialized == text)
  }

  private static let good = "PKG=a\nNAME=A\nARCH=all\nVERSION=1\nCATEGORY=application\n"
  private static let validNames =
    "is not a valid package name: use 1 to 32 letters, digits, '+' and '-', a letter first"
  private static let name33 = String(repeating: "a", count: 33)
  private static let text257 = String(repeating: "b", count: 257)

  @Test("a complete one is valid")
  func valid() throws {
    try parsed(Self.good).validate()
    try parsed(
      Self.good + "SUNW_PKG_ALLZONES=true\nSUNW_PKG_HOLLOW=TRUE\nMAXINST=3\nISTATES=S\n"
        + "CLASSES=none conf cswcpsampleconf\nBASEDIR=/opt\n"
    ).validate()
    try parsed(Self.good.replacing("ARCH=all", with: "ARCH=sparc, i386.i86pc")).validate()
  }

  @Test(
    "names the limit that a line breaks",
    arguments: [
      ("PKG=a", "PKG=1a", "1: PKG '1a' \(validNames)"),
      ("PKG=a", "PKG=a_b", "1: PKG 'a_b' \(validNames)"),
      ("PKG=a", "PKG=a.2", "1: PKG 'a.2' \(validNames)"),
      ("PKG=a", "PKG=all", "1: PKG 'all' cannot be the name of a package: the installers reserve it"),
      ("PKG=a", "PKG=\(name33)", "1: PKG '\(name33)' \(validNames)"),
      (
        "PKG=a", "PKG=",
        "1: 'PKG' is not set: give the package's name, up to 32 letters, digits, '+' and '-'"
      ),
      (
        "NAME=A", "NAME=\(text257)",
        "2: NAME '\(String(repeating: "b", count: 80))…' is 257 characters long; the limit is 256"
      ),
      ("NAME=A", "NAME=ä", "2: NAME 'ä' must be 7-bit ASCII"),
      ("NAME=A", "X=A", " 'NAME' is not set: say in one line what the package is"),
      (
        "NAME=A", "NAME=A\\\nB",
        "2: NAME has a value of several lines, which pkginfo cannot express: write it in one"
      ),
      (
        "NAME=A", "NAME=\"\"'A",
        "2: NAME ''A' begins with a blank or a quote, which readers remove"
      ),
      ("NAME=A", "NAME=A\\ ", "2: NAME 'A\\' ends in a blank or a backslash, which readers remove"),
      ("NAME=A", "NAME=A\nNAME=B", "3: 'NAME' is set twice, first on line 2"),
      ("ARCH=all", "ARCH=i386,,sparc", "3: ARCH 'i386,,sparc' has an empty word between its commas"),
      ("ARCH=all", "ARCH=i386 sparc", "3: ARCH 'i386 sparc' contains a blank: separate words with commas"),
      (
        "ARCH=all", "ARCH=sparc,abcdefghijklmnopq",
        "3: ARCH 'abcdefghijklmnopq' is 17 characters long; the limit is 16"
      ),
      (
        "VERSION=1", "VERSION=(1)",
        "4: VERSION '(1)' begins with a '(', which introduces a machine in depend files"
      ),
      ("CATEGORY=application", "CATEGORY=my-own", "5: CATEGORY 'my-own' may contain only letters and digits"),
      ("CATEGORY=application", "X=1", " 'CATEGORY' is not set: write 'application' or 'system'"),
      (
        "NAME=A", "NAME=A\nfoo=1",
        "3: 'foo' must begin with a capital letter: others are for building only and are not packaged"
      ),
      ("NAME=A", "NAME=A\n X=1", "3: ' X' is not the parameter 'X': write 'X=…' without a blank"),
      ("NAME=A", "NAME = A", "2: 'NAME ' is not the parameter 'NAME': write 'NAME=…' without a blank"),
      ("NAME=A", "NAME =A", "2: 'NAME ' is not the parameter 'NAME': write 'NAME=…' without a blank"),
      ("NAME=A", "\tNAME=A", "2: '\tNAME' is not the parameter 'NAME': write 'NAME=…' without a blank"),
      ("NAME=A", "NAME : A", "2: 'NAME ' is not the parameter 'NAME': write 'NAME=…' without a blank"),
      (
        "NAME=A", "export NAME=A",
        "2: 'export NAME' is not the parameter 'NAME': write 'NAME=…' without 'export'"
      ),
      ("NAME=A", "set NAME = A", "2: 'set NAME ' is not the parameter 'NAME': write 'NAME=…' without 'set'"),
      ("NAME=A", "name=A", "2: 'name' is not the parameter 'NAME': write 'NAME=…' in capitals"),
      ("NAME=A", "Name = A", "2: 'Name ' is not the parameter 'NAME': write 'NAME=…' without a blank"),
      (
        "PKG=a", "\u{feff}PKG=a",
        "1: '\\u{feff}PKG' is not the parameter 'PKG': write 'PKG=…' without a byte order mark"
      ),
      (
        "NAME=A", "NAME=A\na b c=1",
        "3: 'a b c' is not a parameter's name: it must be one for a shell variable"
      ),
      ("NAME=A", "NAME=A\nHOME=/", "3: 'HOME' is set by the installer: take it out"),
      ("NAME=A", "NAME=A\nBASEDIR=opt", "3: BASEDIR 'opt' must be an absolute directory"),
      ("NAME=A", "NAME=A\nCLASSES=none a/b", "3: CLASSES 'a/b' must be made of letters, digits and '_'"),
      (
        "NAME=A", "NAME=A\nCLASSES=none Conf",
        "3: CLASSES 'Conf' is reserved for the system: begin with a small letter"
      ),
      (
        "NAME=A", "NAME=A\nDESC=\(text257)",
        "3: DESC '\(String(repeating: "b", count: 80))…' is 257 characters long; the limit is 256"
      ),
      ("NAME=A", "NAME=A\nMAXINST=0", "3: MAXINST '0' must be a number above 0"),
      ("NAME=A", "NAME=A\nMAXINST=many", "3: MAXINST 'many' must be a number above 0"),
      ("NAME=A", "NAME=A\nULIMIT=4294967296", "3: ULIMIT '4294967296' must be a number above 0"),
      ("NAME=A", "NAME=A\nRSTATES=7", "3: RSTATES '7' must list run levels, 's', 'S', '0' to '6'"),
      ("NAME=A", "NAME=A\nSUNW_PKG_HOLLOW=yes", "3: SUNW_PKG_HOLLOW 'yes' must be 'true' or 'false'"),
      (
        "NAME=A", "NAME=A\nSUNW_PKG_HOLLOW=true",
        "3: SUNW_PKG_HOLLOW is true, which needs SUNW_PKG_ALLZONES to be true as well"
      ),
      (
        "NAME=A", "NAME=A\nSUNW_PKG_ALLZONES=true\nSUNW_PKG_THISZONE=true",
        "3: SUNW_PKG_ALLZONES is true, and so is SUNW_PKG_THISZONE: set one of them"
      ),
    ])
  func refusal(old: String, new: String, message: String) throws {
    let info = try parsed(Self.good.replacing(old + "\n", with: new + "\n"))
    #expect(errorText { try info.validate() } == "pkginfo:" + message)
  }

  @Test("a request script does not go with all zones")
  func requestScript() throws {
    let info = try parsed(Self.good + "SUNW_PKG_ALLZONES=true\n")
    #expect(
      errorText { try info.validate(hasRequestScript: true) }
        == "pkginfo:6: SUNW_PKG_ALLZONES is true, "
        + "but a request script makes the package one of this zone only: drop one of them")
  }

  @Test("made by a program, a problem has no place")
  func noPlace() {
    var info = PackageInfo()
    for name in ["NAME", "ARCH", "VERSION", "CATEGORY"] { info[name] = "x" }
    info["PKG"] = "a b"
    #expect(
      errorText { try info.validate() }
        == "PKG 'a b' \(Self.validNames)")
  }

  @Test("real ones come back byte for byte", .enabled(if: realPackages != nil, "\(realPackagesReason)"))
  func real() throws {
    for (name, text) in try realTexts() where name.hasSuffix("/pkginfo") {
      #expect(try PackageInfo(parsing: text, file: FilePath(name)).serialized == text)
    }
  }

  @Test("many lines take no time, and more than any package has are refused")
  func many() throws {
    let text = (0..<10_000).map { "P\($0)=v\n" }.joined()
    let info = try parsed(text)
    #expect(info.serialized == Array(text.utf8))
    #expect(info["P9999"] == "v")
    for other in ["Q=v", "P1=v"] {
      #expect(
        errorText { _ = try parsed("\(text)\(other)\n") }
          == "pkginfo:10001: has more than 10000 parameters, which no package needs")
    }
    #expect(try parsed("A=" + String(repeating: "x\\\n", count: 100_000)).names == ["A"])
  }

  @Test("no text traps the reader, and what it read comes back the same", arguments: [1] as [UInt64])
  func fuzz(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let original = try fixtures.appending("golden/second/pkginfo").contents()
    for _ in 0..<3000 {
      guard let info = try? PackageInfo(parsing: random.mutated(original), file: "f") else { continue }
      #expect(try PackageInfo(parsing: info.serialized, file: "f") == info)
      _ = info.problems()
    }
  }
}
